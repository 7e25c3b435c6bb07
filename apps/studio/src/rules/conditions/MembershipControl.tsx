import type { MembershipRule } from '@waypost/journey';
import { ComboBox, Select } from '@waypost/ui';
import { useTranslation } from 'react-i18next';

import { useSurroundings } from '../surroundings.ts';
import type { ConditionProps } from './SubjectControl.tsx';

/** Whether somebody belongs to an audience. */
export function MembershipControl({
  condition,
  place,
  isReadOnly,
  onChange,
}: ConditionProps<MembershipRule>) {
  const { t } = useTranslation('rules');
  const { offers, problems } = useSurroundings();
  return (
    <div className="flex min-w-0 flex-[2] basis-72 flex-wrap items-start gap-2">
      <Select
        label={t('membership.label')}
        hideLabel
        className="min-w-28 flex-1 basis-28"
        isDisabled={isReadOnly}
        options={[
          { value: 'in', label: t('membership.in') },
          { value: 'out', label: t('membership.out') },
        ]}
        value={condition.member ? 'in' : 'out'}
        onChange={(choice) => onChange({ ...condition, member: choice === 'in' })}
      />
      <ComboBox
        label={t('membership.audience')}
        hideLabel
        className="min-w-40 flex-[2] basis-40"
        placeholder={t('choose')}
        isDisabled={isReadOnly}
        options={(offers?.audiences ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        value={condition.audienceId}
        error={problems[`${place}.audienceId`] ?? null}
        onChange={(audienceId) => onChange({ ...condition, audienceId })}
      />
    </div>
  );
}
