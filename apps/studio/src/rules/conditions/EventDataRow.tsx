import { needsValue } from '@waypost/journey';
import type { Comparison } from '@waypost/journey';
import { IconButton, Select, SuggestField } from '@waypost/ui';
import { X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { ComparisonValue } from '../ComparisonValue.tsx';
import { valueFor } from '../query.ts';
import { operatorsOf } from '../rule-field.ts';
import type { RuleField } from '../rule-field.ts';
import { useSurroundings } from '../surroundings.ts';

/** A condition on what an event brought: `cart_total` is more than 50. */
export function EventDataRow({
  comparison,
  fields,
  place,
  isReadOnly,
  onChange,
  onRemove,
}: {
  comparison: Comparison;
  fields: readonly RuleField[];
  place: string;
  isReadOnly: boolean;
  onChange: (changed: Comparison) => void;
  onRemove: () => void;
}) {
  const { t } = useTranslation('rules');
  const { problems } = useSurroundings();
  const [name, setName] = useState(comparison.field.slice('event.'.length));
  const known = fields.find(({ field }) => field === comparison.field);
  const kind = known?.kind ?? 'text';
  const offered = operatorsOf[kind];
  const { operator } = comparison;
  const operators = offered.includes(operator) ? offered : [...offered, operator];
  const rename = (typed: string): void => {
    setName(typed);
    if (!/^[A-Za-z0-9_]{1,64}$/.test(typed)) return;
    const field = `event.${typed}`;
    const next = operatorsOf[fields.find((one) => one.field === field)?.kind ?? 'text'];
    const kept = next.includes(operator) ? operator : (next[0] ?? 'equals');
    onChange({ ...comparison, field, operator: kept, value: valueFor(kept, comparison.value) });
  };
  return (
    <div className="flex flex-wrap items-start gap-2 border-l-2 border-line pl-3">
      <SuggestField
        label={t('event.field')}
        hideLabel
        className="min-w-32 flex-1 basis-32"
        isDisabled={isReadOnly}
        value={name}
        suggestions={fields.map(({ field }) => field.slice('event.'.length))}
        onChange={rename}
      />
      <Select
        label={t('operator')}
        hideLabel
        className="min-w-32 flex-1 basis-32"
        isDisabled={isReadOnly}
        options={operators.map((value) => ({ value, label: t(`operators.${value}`) }))}
        value={operator}
        onChange={(next) =>
          onChange({ ...comparison, operator: next, value: valueFor(next, comparison.value) })
        }
      />
      {needsValue(operator) && (
        <ComparisonValue
          kind={kind}
          operator={operator}
          value={comparison.value}
          suggestions={known?.examples ?? []}
          error={problems[`${place}.value`] ?? null}
          isReadOnly={isReadOnly}
          onChange={(value) => onChange({ ...comparison, value })}
        />
      )}
      {!isReadOnly && (
        <IconButton label={t('event.remove')} icon={<X aria-hidden />} onPress={onRemove} />
      )}
    </div>
  );
}
