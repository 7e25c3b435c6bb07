import { NumberField, Select } from '@waypost/ui';
import { useTranslation } from 'react-i18next';

/** Any time, or the last so many days. */
export function Period({
  days,
  isReadOnly,
  onChange,
}: {
  days: number | null;
  isReadOnly: boolean;
  onChange: (days: number | null) => void;
}) {
  const { t } = useTranslation('rules');
  return (
    <div
      className={
        days === null
          ? 'flex min-w-36 flex-1 basis-36'
          : 'flex min-w-0 flex-1 basis-72 flex-wrap gap-2'
      }
    >
      <Select
        label={t('within.label')}
        hideLabel
        className="min-w-32 flex-1"
        isDisabled={isReadOnly}
        options={[
          { value: 'ever', label: t('within.ever') },
          { value: 'days', label: t('within.days') },
        ]}
        value={days === null ? 'ever' : 'days'}
        onChange={(choice) => onChange(choice === 'ever' ? null : 30)}
      />
      {days !== null && (
        <NumberField
          label={t('within.count')}
          hideLabel
          className="w-36"
          isDisabled={isReadOnly}
          minValue={1}
          maxValue={3650}
          formatOptions={{ style: 'unit', unit: 'day', unitDisplay: 'long' }}
          value={days}
          onChange={(count) => onChange(Number.isNaN(count) ? 1 : Math.round(count))}
        />
      )}
    </div>
  );
}
