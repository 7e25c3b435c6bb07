import type { Rule } from '@waypost/journey';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { QueryBuilder } from 'react-querybuilder';
import type { RuleGroupType } from 'react-querybuilder';

import {
  AddCondition,
  AddGroup,
  CombinatorControl,
  FieldControl,
  NotControl,
  OperatorControl,
  RemoveCondition,
  RemoveGroup,
} from './controls.tsx';
import { holds, queryOfRule, ruleOfQuery } from './query.ts';
import { operatorsOf } from './rule-field.ts';
import type { RuleField } from './rule-field.ts';
import type { RuleOffers } from './rule-offers.ts';
import { RuleSentence } from './RuleSentence.tsx';
import { freshSubject, offeredSubjects, subjectField, subjectKind } from './subjects.ts';
import { SurroundingsContext } from './surroundings.ts';
import type { RuleSurroundings } from './surroundings.ts';
import { ValueControl } from './ValueControl.tsx';

const controls = {
  fieldSelector: FieldControl,
  operatorSelector: OperatorControl,
  valueEditor: ValueControl,
  combinatorSelector: CombinatorControl,
  notToggle: NotControl,
  addRuleAction: AddCondition,
  addGroupAction: AddGroup,
  removeRuleAction: RemoveCondition,
  removeGroupAction: RemoveGroup,
};

const looks = {
  queryBuilder: 'min-w-0',
  ruleGroup: 'flex min-w-0 flex-col gap-2 rounded-card border border-line bg-surface p-3',
  header: 'flex flex-wrap items-center gap-2',
  body: 'flex min-w-0 flex-col gap-2 empty:hidden',
  rule: 'relative flex min-w-0 flex-wrap items-start gap-2 rounded-control bg-sunken p-2 pr-12',
};

const noProblems: Readonly<Record<string, string>> = {};

/**
 * Conditions, and groups of them, with the sentence they make. An empty rule is everybody.
 *
 * @param fields what can be compared
 * @param offers what else rules over people can ask for; null: fields only
 * @param problems texts by place in the rule, as `ruleProblems` names it: `.rules.0.value`
 */
export function RuleBuilder({
  rule,
  onChange,
  fields,
  offers = null,
  isReadOnly = false,
  problems = noProblems,
}: {
  rule: Rule;
  onChange: (rule: Rule) => void;
  fields: readonly RuleField[];
  offers?: RuleOffers | null;
  isReadOnly?: boolean;
  problems?: Readonly<Record<string, string>>;
}) {
  const { t } = useTranslation('rules');
  // The builder needs the same objects (with its ids) back, or it would draw every field anew.
  const [held, setHeld] = useState(() => ({ rule, query: queryOfRule(rule) }));
  if (held.rule !== rule && JSON.stringify(held.rule) !== JSON.stringify(rule)) {
    setHeld({ rule, query: queryOfRule(rule) });
  }
  const surroundings = useMemo((): RuleSurroundings => {
    const known = new Map(fields.map((field) => [field.field, field]));
    for (const field of fieldsOf(rule)) {
      if (!known.has(field)) known.set(field, { field, label: field, kind: 'text', examples: [] });
    }
    return { fields: known, offers, problems };
  }, [fields, rule, offers, problems]);
  const options = useMemo(
    () => [
      ...[...surroundings.fields.values()].map(({ field, label }) => ({ name: field, label })),
      ...offeredSubjects(offers).map((kind) => ({ name: subjectField(kind), label: kind })),
    ],
    [surroundings, offers],
  );
  const change = (query: RuleGroupType): void => {
    const next = ruleOfQuery(query);
    setHeld({ rule: next, query });
    if (JSON.stringify(next) !== JSON.stringify(ruleOfQuery(held.query))) onChange(next);
  };

  return (
    <SurroundingsContext value={surroundings}>
      <div className="flex min-w-0 flex-col gap-2">
        <QueryBuilder
          query={held.query}
          onQueryChange={change}
          fields={options}
          disabled={isReadOnly}
          showNotToggle
          resetOnFieldChange
          suppressStandardClassnames
          controlElements={controls}
          controlClassnames={looks}
          getOperators={(field) =>
            subjectKind(field) === undefined
              ? operatorsOf[surroundings.fields.get(field)?.kind ?? 'text'].map((name) => ({
                  name,
                  label: name,
                }))
              : [{ name: holds, label: holds }]
          }
          getDefaultValue={({ field }) => {
            const kind = subjectKind(field);
            return kind === undefined ? '' : freshSubject(kind);
          }}
        />
        {held.query.rules.length === 0 ? (
          <p className="text-caption text-muted">{t('everybody')}</p>
        ) : (
          <RuleSentence rule={rule} fields={fields} offers={offers} />
        )}
      </div>
    </SurroundingsContext>
  );
}

function fieldsOf(rule: Rule): Set<string> {
  if (rule.kind === 'comparison') return new Set([rule.field]);
  return rule.kind === 'group'
    ? new Set(rule.rules.flatMap((child) => [...fieldsOf(child)]))
    : new Set();
}
