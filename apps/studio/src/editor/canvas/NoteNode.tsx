import type { Note } from '@waypost/journey';
import { classes } from '@waypost/ui';
import { NodeResizeControl } from '@xyflow/react';
import type { NodeProps } from '@xyflow/react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';

import type { NoteNode as NoteNodeType } from './note-to-flow.ts';

const papers: Record<Note['tone'], string> = {
  yellow: 'bg-warning-tint border-warning/40',
  blue: 'bg-info-tint border-info/40',
  green: 'bg-success-tint border-success/40',
  grey: 'bg-sunken border-line',
};

/** A note on the canvas. Its lower right corner makes it larger or smaller. */
export const NoteNode = memo(function NoteNode({
  id,
  data: { note },
  selected,
  draggable,
  width,
  height,
}: NodeProps<NoteNodeType>) {
  const { t } = useTranslation('drafting');
  return (
    <div
      data-testid={`note-${id}`}
      style={{ width, height }}
      className={classes(
        'overflow-hidden rounded-control border p-3 text-body break-words whitespace-pre-wrap text-ink',
        papers[note.tone],
        selected && 'outline-2 outline-accent',
      )}
    >
      {note.text === '' ? <span className="text-muted">{t('notes.empty')}</span> : note.text}
      {selected && draggable && (
        <NodeResizeControl
          position="bottom-right"
          minWidth={120}
          minHeight={64}
          maxWidth={1200}
          maxHeight={1200}
          className="!size-3.5 !rounded-full !border-2 !border-surface !bg-accent"
        />
      )}
    </div>
  );
});
