import { classes } from '@waypost/ui';
import { Minus, Pencil, Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';

import type { ActivityChange } from '../../changes/drawn-changes.ts';

const marks = {
  added: { Icon: Plus, tone: 'border-success bg-success-tint text-success' },
  removed: { Icon: Minus, tone: 'border-danger bg-danger-tint text-danger' },
  changed: { Icon: Pencil, tone: 'border-info bg-info-tint text-info' },
} as const;

/** What became of an activity: a word and a shape, from afar the shape alone, larger. */
export function ChangeMark({ change, isFar }: { change: ActivityChange; isFar: boolean }) {
  const { t } = useTranslation('drafting');
  const { Icon, tone } = marks[change];
  return (
    <span
      className={classes(
        'absolute z-10 flex items-center rounded-full border font-semibold',
        isFar
          ? '-top-5 -left-5 size-10 justify-center'
          : '-top-2.5 left-2.5 h-5 gap-1 px-1.5 text-caption',
        tone,
      )}
    >
      <Icon aria-hidden className={isFar ? 'size-7' : 'size-3'} />
      {!isFar && t(`changes.${change}`)}
    </span>
  );
}
