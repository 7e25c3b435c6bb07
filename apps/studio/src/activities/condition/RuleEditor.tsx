import type { Comparison, Rule, RuleOperator } from '@waypost/journey';
import { Button, ComboBox, IconButton, Select, TextField } from '@waypost/ui';
import { Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { FieldAnchor } from '../../editor/problems/FieldAnchor.tsx';
import { problemAt } from '../field-problem.ts';
import type { FieldProblem } from '../field-problem.ts';
import {
  flatRule,
  groupOf,
  operatorsByKind,
  takesValue,
  typedValue,
  valueText,
} from './rule-editing.ts';
import type { RuleField } from './rule-editing.ts';

/** Conditions under one "all of" or "any of". A rule nested deeper (made by the API) is only named. */
export function RuleEditor({
  rule,
  onChange,
  fields,
  field,
  problems,
  isReadOnly,
}: {
  rule: Rule;
  onChange: (changed: Rule) => void;
  fields: readonly RuleField[];
  /** Path of the rule as problems name it. */
  field: string;
  problems: readonly FieldProblem[];
  isReadOnly: boolean;
}) {
  const { t } = useTranslation('editor');
  const flat = flatRule(rule);
  if (flat === null) return <p className="text-body text-muted">{t('rule.nested')}</p>;
  const { combinator, rules } = flat;
  const replace = (index: number, changed: Comparison) =>
    onChange(
      groupOf(
        combinator,
        rules.map((old, place) => (place === index ? changed : old)),
      ),
    );
  return (
    <div className="flex flex-col gap-3">
      {rules.length > 1 && (
        <Select
          label={t('rule.combinator')}
          isDisabled={isReadOnly}
          options={[
            { value: 'and' as const, label: t('rule.and') },
            { value: 'or' as const, label: t('rule.or') },
          ]}
          value={combinator}
          onChange={(chosen) => onChange(groupOf(chosen, rules))}
        />
      )}
      {rules.map((comparison, index) => (
        <FieldAnchor key={index} field={`${field}.rules.${index}`}>
          <ComparisonRow
            comparison={comparison}
            onChange={(changed) => replace(index, changed)}
            onRemove={() => onChange(groupOf(combinator, rules.toSpliced(index, 1)))}
            fields={fields}
            error={(part) => problemAt(problems, `${field}.rules.${index}.${part}`)}
            isReadOnly={isReadOnly}
          />
        </FieldAnchor>
      ))}
      {!isReadOnly && (
        <Button
          variant="quiet"
          size="small"
          className="self-start"
          icon={<Plus aria-hidden />}
          onPress={() => {
            const first = fields[0];
            if (!first) return;
            onChange(
              groupOf(combinator, [
                ...rules,
                {
                  kind: 'comparison',
                  field: first.field,
                  operator: operatorsByKind[first.kind][0] ?? 'equals',
                  value: '',
                },
              ]),
            );
          }}
        >
          {t('rule.add')}
        </Button>
      )}
    </div>
  );
}

function ComparisonRow({
  comparison,
  onChange,
  onRemove,
  fields,
  error,
  isReadOnly,
}: {
  comparison: Comparison;
  onChange: (changed: Comparison) => void;
  onRemove: () => void;
  fields: readonly RuleField[];
  error: (part: 'field' | 'value') => string | null;
  isReadOnly: boolean;
}) {
  const { t } = useTranslation('editor');
  const operatorText = useOperatorText();
  const known = fields.find(({ field }) => field === comparison.field);
  const kind = known?.kind ?? 'text';
  const operators = operatorsByKind[kind];
  const options = known
    ? fields
    : [...fields, { field: comparison.field, label: comparison.field, kind }];
  return (
    <div className="flex flex-col gap-2 rounded-control border border-line p-3">
      <div className="flex items-end gap-1">
        <ComboBox
          className="flex-1"
          label={t('rule.field')}
          isDisabled={isReadOnly}
          options={options.map(({ field, label }) => ({ value: field, label }))}
          value={comparison.field}
          onChange={(field) => {
            const chosen = fields.find((candidate) => candidate.field === field);
            if (!chosen) return;
            const operator = operatorsByKind[chosen.kind].includes(comparison.operator)
              ? comparison.operator
              : (operatorsByKind[chosen.kind][0] ?? 'equals');
            onChange({ ...comparison, field: chosen.field, operator });
          }}
          error={error('field')}
        />
        {!isReadOnly && (
          <IconButton label={t('rule.remove')} icon={<Trash2 aria-hidden />} onPress={onRemove} />
        )}
      </div>
      <Select
        label={t('rule.operator')}
        isDisabled={isReadOnly}
        options={operators.map((operator) => ({ value: operator, label: operatorText(operator) }))}
        value={comparison.operator}
        onChange={(operator) => {
          const text = valueText(comparison.value);
          onChange({ ...comparison, operator, value: typedValue(text, operator, kind) });
        }}
      />
      {takesValue(comparison.operator) &&
        (kind === 'consent' ? (
          <Select
            label={t('rule.value')}
            isDisabled={isReadOnly}
            options={[
              { value: 'in' as const, label: t('rule.consentIn') },
              { value: 'out' as const, label: t('rule.consentOut') },
            ]}
            value={
              comparison.value === 'in' || comparison.value === 'out' ? comparison.value : null
            }
            onChange={(value) => onChange({ ...comparison, value })}
            error={error('value')}
          />
        ) : (
          <ValueField
            key={comparison.operator}
            value={comparison.value}
            parse={(text) => typedValue(text, comparison.operator, kind)}
            onChange={(value) => onChange({ ...comparison, value })}
            help={comparison.operator === 'one_of' ? t('rule.oneOfHelp') : undefined}
            error={error('value')}
            isReadOnly={isReadOnly}
          />
        ))}
    </div>
  );
}

/** Keeps what is typed ("3.", "a, ") while the rule holds what it means. */
function ValueField({
  value,
  parse,
  onChange,
  help,
  error,
  isReadOnly,
}: {
  value: Comparison['value'];
  parse: (text: string) => Comparison['value'];
  onChange: (value: Comparison['value']) => void;
  help: string | undefined;
  error: string | null;
  isReadOnly: boolean;
}) {
  const { t } = useTranslation('editor');
  const [typed, setTyped] = useState(() => valueText(value));
  const isCurrent = valueText(parse(typed)) === valueText(value);
  return (
    <TextField
      label={t('rule.value')}
      value={isCurrent ? typed : valueText(value)}
      onChange={(text) => {
        setTyped(text);
        onChange(parse(text));
      }}
      help={help}
      error={error}
      isReadOnly={isReadOnly}
    />
  );
}

function useOperatorText(): (operator: RuleOperator) => string {
  const { t } = useTranslation('editor');
  return (operator) => {
    switch (operator) {
      case 'equals':
        return t('operator.equals');
      case 'not_equals':
        return t('operator.notEquals');
      case 'contains':
        return t('operator.contains');
      case 'starts_with':
        return t('operator.startsWith');
      case 'greater_than':
        return t('operator.greaterThan');
      case 'at_least':
        return t('operator.atLeast');
      case 'less_than':
        return t('operator.lessThan');
      case 'at_most':
        return t('operator.atMost');
      case 'is_set':
        return t('operator.isSet');
      case 'is_not_set':
        return t('operator.isNotSet');
      case 'is_true':
        return t('operator.isTrue');
      case 'is_false':
        return t('operator.isFalse');
      case 'one_of':
        return t('operator.oneOf');
    }
  };
}
