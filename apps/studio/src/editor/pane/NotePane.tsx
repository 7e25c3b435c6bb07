import { noteTones } from '@waypost/journey';
import type { Note } from '@waypost/journey';
import { Button, SegmentedControl, Select, TextArea } from '@waypost/ui';
import { Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';

import { PaneFrame } from './PaneFrame.tsx';

const noteSizes = {
  small: { width: 200, height: 96 },
  medium: { width: 264, height: 144 },
  large: { width: 400, height: 240 },
} as const;
type NoteSize = keyof typeof noteSizes;

/** What a note says, its colour, and its size for those who don't drag its corner. */
export function NotePane({
  note,
  onChange,
  onDelete,
}: {
  note: Note;
  onChange: (changed: Note, field: keyof Note) => void;
  onDelete: () => void;
}) {
  const { t } = useTranslation('drafting');
  const tones = {
    yellow: t('notes.yellow'),
    blue: t('notes.blue'),
    green: t('notes.green'),
    grey: t('notes.grey'),
  };
  const present = isNoteSize(note.size);
  return (
    <PaneFrame title={t('notes.title')}>
      <p className="text-caption text-muted">{t('notes.about')}</p>
      <div data-field="text">
        <TextArea
          label={t('notes.text')}
          rows={6}
          autoFocus={note.text === ''}
          maxLength={2000}
          value={note.text}
          onChange={(text) => onChange({ ...note, text }, 'text')}
        />
      </div>
      <SegmentedControl
        label={t('notes.tone')}
        segments={noteTones.map((tone) => ({ value: tone, label: tones[tone] }))}
        value={note.tone}
        onChange={(tone) => onChange({ ...note, tone }, 'tone')}
      />
      <Select
        label={t('notes.size')}
        options={[
          { value: 'small' as const, label: t('notes.small') },
          { value: 'medium' as const, label: t('notes.medium') },
          { value: 'large' as const, label: t('notes.large') },
          ...(present === null ? [{ value: 'own' as const, label: t('notes.own') }] : []),
        ]}
        value={present ?? 'own'}
        onChange={(size) => {
          if (size !== 'own') onChange({ ...note, size: noteSizes[size] }, 'size');
        }}
      />
      <div>
        <Button variant="danger" icon={<Trash2 aria-hidden />} onPress={onDelete}>
          {t('notes.delete')}
        </Button>
      </div>
    </PaneFrame>
  );
}

/** Which of the sizes on offer this is; null: one that was dragged. */
function isNoteSize({ width, height }: Note['size']): NoteSize | null {
  for (const size of ['small', 'medium', 'large'] as const) {
    if (noteSizes[size].width === width && noteSizes[size].height === height) return size;
  }
  return null;
}
