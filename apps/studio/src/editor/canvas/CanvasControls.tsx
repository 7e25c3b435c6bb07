import { IconButton } from '@waypost/ui';
import { Panel, useReactFlow } from '@xyflow/react';
import { Maximize, Minus, Plus, StickyNote, Workflow } from 'lucide-react';
import { useTranslation } from 'react-i18next';

import { viewportMotion } from './viewport.ts';

/** Zoom in, zoom out, fit: what the mouse wheel does, for everybody else; a note, and tidy up. */
export function CanvasControls({
  onTidy,
  onNote,
}: {
  onTidy: (() => void) | null;
  onNote: (() => void) | null;
}) {
  const { t } = useTranslation('editor');
  const flow = useReactFlow();
  return (
    <Panel
      position="bottom-left"
      className="flex flex-col rounded-control border border-line bg-raised shadow-node"
    >
      <IconButton
        size="small"
        placement="right"
        label={t('canvas.zoomIn')}
        icon={<Plus aria-hidden />}
        onPress={() => void flow.zoomIn(viewportMotion())}
      />
      <IconButton
        size="small"
        placement="right"
        label={t('canvas.zoomOut')}
        icon={<Minus aria-hidden />}
        onPress={() => void flow.zoomOut(viewportMotion())}
      />
      <IconButton
        size="small"
        placement="right"
        label={t('canvas.fit')}
        icon={<Maximize aria-hidden />}
        onPress={() => void flow.fitView({ ...fitOptions, ...viewportMotion() })}
      />
      {onNote && (
        <IconButton
          size="small"
          placement="right"
          label={t('canvas.note')}
          icon={<StickyNote aria-hidden />}
          onPress={onNote}
        />
      )}
      {onTidy && (
        <IconButton
          size="small"
          placement="right"
          label={t('canvas.tidy')}
          icon={<Workflow aria-hidden />}
          onPress={onTidy}
        />
      )}
    </Panel>
  );
}

/** Nodes are never drawn larger than life, and keep clear of what lies over the canvas at its left and top. */
export const fitOptions = {
  padding: { top: '64px', right: '6%', bottom: '6%', left: '72px' },
  maxZoom: 1,
} as const;
