import type { WindowRule } from '@waypost/journey';
import { Select } from '@waypost/ui';
import { useTranslation } from 'react-i18next';

import { useSurroundings } from '../surroundings.ts';
import type { ConditionProps } from './SubjectControl.tsx';

const anySender = 'any';

/** Whether somebody's 24-hour window is open, with one sender or any. */
export function WindowControl({
  condition,
  place,
  isReadOnly,
  onChange,
}: ConditionProps<WindowRule>) {
  const { t } = useTranslation('rules');
  const { offers, problems } = useSurroundings();
  return (
    <div className="flex min-w-0 flex-[2] basis-72 flex-wrap items-start gap-2">
      <Select
        label={t('window.label')}
        hideLabel
        className="min-w-28 flex-1 basis-28"
        isDisabled={isReadOnly}
        options={[
          { value: 'open', label: t('window.open') },
          { value: 'closed', label: t('window.closed') },
        ]}
        value={condition.open ? 'open' : 'closed'}
        onChange={(choice) => onChange({ ...condition, open: choice === 'open' })}
      />
      <Select
        label={t('window.sender')}
        hideLabel
        className="min-w-40 flex-[2] basis-40"
        isDisabled={isReadOnly}
        options={[
          { value: anySender, label: t('window.anySender') },
          ...(offers?.senders ?? []).map(({ id, name }) => ({ value: id, label: name })),
        ]}
        value={condition.senderId ?? anySender}
        error={problems[`${place}.senderId`] ?? null}
        onChange={(id) => onChange({ ...condition, senderId: id === anySender ? null : id })}
      />
    </div>
  );
}
