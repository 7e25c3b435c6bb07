import { boundsOf } from '@waypost/journey';
import type { Comparison, RuleOperator } from '@waypost/journey';
import { NumberField, Select, SuggestField, TextField } from '@waypost/ui';
import { useTranslation } from 'react-i18next';

import { comparesSeveral, countsDays } from './rule-field.ts';
import type { RuleFieldKind } from './rule-field.ts';
import { SeveralValues } from './SeveralValues.tsx';

const place = 'min-w-36 flex-1 basis-36';

interface ComparisonValueProps {
  kind: RuleFieldKind;
  operator: RuleOperator;
  value: Comparison['value'];
  /** Values seen so far. */
  suggestions: readonly string[];
  error: string | null;
  isReadOnly: boolean;
  onChange: (value: Comparison['value']) => void;
}

/** The value a comparison compares with, by its kind of field and its operator. */
export function ComparisonValue(props: ComparisonValueProps) {
  const { kind, operator, value, suggestions, error, isReadOnly, onChange } = props;
  const { t } = useTranslation('rules');
  if (operator === 'between') return <Bounds {...props} />;
  const common = {
    label: t('value'),
    hideLabel: true,
    className: place,
    isDisabled: isReadOnly,
    error,
  };
  if (comparesSeveral(operator)) {
    return (
      <SeveralValues
        {...common}
        values={Array.isArray(value) ? value.map(String) : []}
        suggestions={suggestions}
        help={t('severalHelp')}
        onChange={onChange}
      />
    );
  }
  if (countsDays(operator)) {
    const help = operator === 'anniversary_in_next_days' ? t('anniversaryHelp') : t('daysHelp');
    return (
      <NumberField
        {...common}
        label={t('days')}
        help={help}
        minValue={0}
        maxValue={36_500}
        formatOptions={{ style: 'unit', unit: 'day', unitDisplay: 'long' }}
        value={typeof value === 'number' ? value : Number.NaN}
        onChange={(days) => onChange(Number.isNaN(days) ? null : days)}
      />
    );
  }
  switch (kind) {
    case 'consent':
      return (
        <Select
          {...common}
          options={[
            { value: 'in', label: t('consent.in') },
            { value: 'out', label: t('consent.out') },
          ]}
          value={value === 'in' || value === 'out' ? value : null}
          placeholder={t('choose')}
          onChange={onChange}
        />
      );
    case 'number':
      return <NumberValue {...common} value={value} onChange={onChange} />;
    case 'date':
      return <TextField {...common} type="date" value={textOf(value)} onChange={onChange} />;
    case 'boolean':
    case 'list':
    case 'text':
      return (
        <SuggestField
          {...common}
          value={textOf(value)}
          onChange={onChange}
          suggestions={suggestions}
        />
      );
  }
}

/** Both ends of a range. */
function Bounds({ kind, value, error, isReadOnly, onChange }: ComparisonValueProps) {
  const { t } = useTranslation('rules');
  const [from, to] = boundsOf(value);
  const ends = [
    {
      label: t('range.from'),
      end: from,
      error,
      change: (next: string | number) => [next, to ?? ''],
    },
    {
      label: t('range.to'),
      end: to,
      error: null,
      change: (next: string | number) => [from ?? '', next],
    },
  ];
  return (
    <div className="flex min-w-56 flex-[2] basis-56 items-start gap-2">
      {ends.map(({ end, change, ...field }) => {
        const common = { ...field, hideLabel: true, isDisabled: isReadOnly, className: 'flex-1' };
        return kind === 'number' ? (
          <NumberValue
            key={field.label}
            {...common}
            value={end}
            onChange={(next) => onChange(change(next))}
          />
        ) : (
          <TextField
            key={field.label}
            {...common}
            type={kind === 'date' ? 'date' : 'text'}
            value={textOf(end)}
            onChange={(next) => onChange(change(next))}
          />
        );
      })}
    </div>
  );
}

function NumberValue({
  value,
  onChange,
  ...field
}: {
  label: string;
  hideLabel: boolean;
  className: string;
  isDisabled: boolean;
  error: string | null;
  value: Comparison['value'];
  onChange: (value: number | '') => void;
}) {
  return (
    <NumberField
      {...field}
      formatOptions={{ maximumFractionDigits: 6 }}
      value={value === '' || value === null ? Number.NaN : Number(value)}
      onChange={(number) => onChange(Number.isNaN(number) ? '' : number)}
    />
  );
}

function textOf(value: Comparison['value']): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
