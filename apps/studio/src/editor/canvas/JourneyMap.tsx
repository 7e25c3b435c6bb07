import { MiniMap } from '@xyflow/react';
import { useTranslation } from 'react-i18next';

import { activityLooks } from '../../activities/registry.tsx';
import type { ActivityNode } from './graph-to-flow.ts';

/** The whole journey, small, with the part in view: drag or press to go elsewhere. */
export function JourneyMap() {
  const { t } = useTranslation('commands');
  return (
    <MiniMap<ActivityNode>
      position="bottom-right"
      ariaLabel={t('canvas.miniMap')}
      pannable
      zoomable
      nodeColor={({ data }) => `var(--color-${activityLooks[data.activity.type].family})`}
      nodeBorderRadius={12}
      bgColor="var(--color-raised)"
      maskColor="color-mix(in srgb, var(--color-canvas) 70%, transparent)"
      className="overflow-hidden rounded-control border border-line shadow-node"
    />
  );
}
