import type { PeriodInput } from '@waypost/api';
import { classes, DateField, Select } from '@waypost/ui';
import { useTranslation } from 'react-i18next';

/** Which time the numbers are of: all of it, today, the last seven days, or days of one's own. */
export function PeriodPicker({
  period,
  onChange,
}: {
  period: PeriodInput;
  onChange: (period: PeriodInput) => void;
}) {
  const { t } = useTranslation('watch');
  const { from, until } = period;
  const isReversed = from !== undefined && until !== undefined && from > until;
  return (
    <div
      className={classes(
        'flex flex-col gap-2 rounded-control bg-raised shadow-node',
        period.period === 'own' && 'border border-line p-2',
      )}
    >
      <Select
        className="w-40"
        label={t('period.label')}
        hideLabel
        options={[
          { value: 'all' as const, label: t('period.all') },
          { value: 'today' as const, label: t('period.today') },
          { value: 'week' as const, label: t('period.week') },
          { value: 'own' as const, label: t('period.own') },
        ]}
        value={period.period}
        onChange={(chosen) => onChange({ ...period, period: chosen })}
      />
      {period.period === 'own' && (
        <>
          <DateField
            className="w-40"
            label={t('period.from')}
            value={from ?? null}
            onChange={(day) => onChange(withDays(day, until ?? null))}
          />
          <DateField
            className="w-40"
            label={t('period.until')}
            value={until ?? null}
            error={isReversed ? t('period.reversed') : undefined}
            onChange={(day) => onChange(withDays(from ?? null, day))}
          />
        </>
      )}
    </div>
  );
}

function withDays(from: string | null, until: string | null): PeriodInput {
  return {
    period: 'own',
    ...(from === null ? {} : { from }),
    ...(until === null ? {} : { until }),
  };
}

/** What can be asked for of a period that is being chosen: until both days are there and in order, everything. */
export function askable(period: PeriodInput): PeriodInput {
  if (period.period !== 'own') return { period: period.period };
  const { from, until } = period;
  return from === undefined || until === undefined || from > until ? { period: 'all' } : period;
}
