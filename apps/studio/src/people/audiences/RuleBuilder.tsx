import type { Rule } from '@waypost/journey';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { QueryBuilder } from 'react-querybuilder';
import type { RuleGroupType } from 'react-querybuilder';

import {
  AddComparison,
  AddGroup,
  CombinatorControl,
  FieldControl,
  kindOf,
  NotControl,
  OperatorControl,
  RemoveComparison,
  RemoveGroup,
} from './rule/controls.tsx';
import { operatorsOf } from './rule/operators.ts';
import type { RuleField } from './rule/operators.ts';
import { queryOfRule, ruleOfQuery } from './rule/query.ts';
import type { RuleSurroundings } from './rule/surroundings.ts';
import { ValueControl } from './rule/ValueControl.tsx';

export type { RuleField, RuleFieldKind } from './rule/operators.ts';

const controls = {
  fieldSelector: FieldControl,
  operatorSelector: OperatorControl,
  valueEditor: ValueControl,
  combinatorSelector: CombinatorControl,
  notToggle: NotControl,
  addRuleAction: AddComparison,
  addGroupAction: AddGroup,
  removeRuleAction: RemoveComparison,
  removeGroupAction: RemoveGroup,
};

const looks = {
  queryBuilder: 'min-w-0',
  ruleGroup: 'flex min-w-0 flex-col gap-2 rounded-card border border-line bg-surface p-3',
  header: 'flex flex-wrap items-center gap-2',
  body: 'flex min-w-0 flex-col gap-2 empty:hidden',
  rule: 'flex min-w-0 flex-wrap items-start gap-2 rounded-control bg-sunken p-2',
};

const noProblems: Readonly<Record<string, string>> = {};

/**
 * Conditions on a person, and groups of them. An empty one is everybody.
 * `problems` are texts by place in the rule, as `ruleProblems` names it: `.rules.0.value`.
 */
export function RuleBuilder({
  rule,
  onChange,
  fields,
  isReadOnly = false,
  problems = noProblems,
}: {
  rule: Rule;
  onChange: (rule: Rule) => void;
  fields: readonly RuleField[];
  isReadOnly?: boolean;
  problems?: Readonly<Record<string, string>>;
}) {
  const { t } = useTranslation('people', { keyPrefix: 'rule' });
  // The builder needs the same objects (with its ids) back, or it would draw every field anew.
  const [held, setHeld] = useState(() => ({ rule, query: queryOfRule(rule) }));
  if (held.rule !== rule && JSON.stringify(held.rule) !== JSON.stringify(rule)) {
    setHeld({ rule, query: queryOfRule(rule) });
  }
  const options = useMemo(() => {
    const known = fields.map(({ field, label, kind }) => ({ name: field, label, kind }));
    const names = new Set(known.map(({ name }) => name));
    const others = [...fieldsOf(rule)].filter((field) => !names.has(field));
    return [...known, ...others.map((field) => ({ name: field, label: field, kind: 'text' }))];
  }, [fields, rule]);
  const surroundings = useMemo(
    (): RuleSurroundings => ({
      fields: options.map(({ name, label }) => ({ name, label })),
      problems,
      examples: Object.fromEntries(fields.map(({ field, examples }) => [field, examples])),
    }),
    [fields, options, problems],
  );
  const change = (query: RuleGroupType): void => {
    const next = ruleOfQuery(query);
    setHeld({ rule: next, query });
    if (JSON.stringify(next) !== JSON.stringify(ruleOfQuery(held.query))) onChange(next);
  };

  return (
    <div className="flex min-w-0 flex-col gap-2">
      <QueryBuilder
        query={held.query}
        onQueryChange={change}
        fields={options}
        context={surroundings}
        disabled={isReadOnly}
        showNotToggle
        resetOnFieldChange
        suppressStandardClassnames
        controlElements={controls}
        controlClassnames={looks}
        getOperators={(_field, { fieldData }) =>
          operatorsOf[kindOf(fieldData)].map((name) => ({ name, label: name }))
        }
        getDefaultValue={() => ''}
      />
      {held.query.rules.length === 0 && <p className="text-caption text-muted">{t('everybody')}</p>}
    </div>
  );
}

function fieldsOf(rule: Rule): Set<string> {
  return rule.kind === 'comparison'
    ? new Set([rule.field])
    : new Set(rule.rules.flatMap((child) => [...fieldsOf(child)]));
}
