import { MiniMap } from '@xyflow/react';
import { useTranslation } from 'react-i18next';

import { activityLooks } from '../../activities/registry.tsx';
import type { CanvasNode } from './Canvas.tsx';

/** The whole journey, small, with the part in view: drag or press to go elsewhere. */
export function JourneyMap() {
  const { t } = useTranslation('commands');
  return (
    <MiniMap<CanvasNode>
      position="bottom-right"
      ariaLabel={t('canvas.miniMap')}
      pannable
      zoomable
      nodeColor={(node) =>
        node.type === 'activity'
          ? `var(--color-${activityLooks[node.data.activity.type].family})`
          : 'var(--color-line)'
      }
      nodeBorderRadius={12}
      bgColor="var(--color-raised)"
      maskColor="color-mix(in srgb, var(--color-canvas) 70%, transparent)"
      className="mb-6! overflow-hidden rounded-control border border-line shadow-node"
    />
  );
}
