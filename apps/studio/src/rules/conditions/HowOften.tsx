import type { Times } from '@waypost/journey';
import { NumberField, Select } from '@waypost/ui';
import { useTranslation } from 'react-i18next';

type Choice = 'once' | 'never' | Times['compare'];

const choices = ['once', 'never', 'at_least', 'at_most', 'exactly'] as const;

function choiceOf({ compare, count }: Times): Choice {
  if (count === 0 && compare !== 'at_least') return 'never';
  return compare === 'at_least' && count === 1 ? 'once' : compare;
}

function timesOf(choice: Choice, { count }: Times): Times {
  if (choice === 'once') return { compare: 'at_least', count: 1 };
  if (choice === 'never') return { compare: 'exactly', count: 0 };
  // One more than what the two short choices say, so that the choice stays the one that was made.
  return { compare: choice, count: Math.max(count, choice === 'at_least' ? 2 : 1) };
}

/** How often something has to have happened: once, never, or a number of times. */
export function HowOften({
  times,
  isReadOnly,
  error,
  onChange,
}: {
  times: Times;
  isReadOnly: boolean;
  error: string | null;
  onChange: (times: Times) => void;
}) {
  const { t } = useTranslation('rules');
  const choice = choiceOf(times);
  const isCounted = choice !== 'once' && choice !== 'never';
  return (
    <div
      className={
        isCounted ? 'flex min-w-60 flex-1 basis-60 gap-2' : 'flex min-w-36 flex-1 basis-36'
      }
    >
      <Select
        label={t('times.label')}
        hideLabel
        className="flex-1"
        isDisabled={isReadOnly}
        options={choices.map((value) => ({ value, label: t(`times.${value}`) }))}
        value={choice}
        error={error}
        onChange={(next) => onChange(timesOf(next, times))}
      />
      {isCounted && (
        <NumberField
          label={t('times.count')}
          hideLabel
          className="w-28"
          isDisabled={isReadOnly}
          minValue={1}
          maxValue={10_000}
          value={times.count}
          onChange={(count) =>
            onChange({ ...times, count: Number.isNaN(count) ? 1 : Math.round(count) })
          }
        />
      )}
    </div>
  );
}
