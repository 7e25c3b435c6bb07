import { needsValue, ruleOperatorSchema, ruleSchema } from '@waypost/journey';
import type { Comparison, Rule, RuleGroup, RuleLeaf, RuleOperator } from '@waypost/journey';
import type { RuleGroupType } from 'react-querybuilder';

import { comparesSeveral, countsDays } from './rule-field.ts';
import { freshSubject, subjectField, subjectKind } from './subjects.ts';
import type { Subject } from './subjects.ts';

type QueryItem = RuleGroupType['rules'][number];

/** What the query builder takes for the comparison of a condition that is none. */
export const holds = 'holds';

/** A rule tree as the query builder holds it; a lone condition becomes a group of one. */
export function queryOfRule(rule: Rule): RuleGroupType {
  return rule.kind === 'group'
    ? {
        combinator: rule.combinator,
        not: rule.not,
        rules: rule.rules.map((child) => itemOfRule(child)),
      }
    : { combinator: 'and', not: false, rules: [itemOfRule(rule)] };
}

function itemOfRule(rule: Rule): QueryItem {
  if (rule.kind === 'group') return queryOfRule(rule);
  return rule.kind === 'comparison'
    ? { field: rule.field, operator: rule.operator, value: rule.value }
    : { field: subjectField(rule.kind), operator: holds, value: rule };
}

/** The query builder's tree as a rule tree. */
export function ruleOfQuery(query: RuleGroupType): RuleGroup {
  return {
    kind: 'group',
    combinator: query.combinator === 'or' ? 'or' : 'and',
    not: query.not ?? false,
    rules: query.rules.map((item) => ('rules' in item ? ruleOfQuery(item) : leafOf(item))),
  };
}

interface Leaf {
  field: string;
  operator: string;
  value: unknown;
}

function leafOf(item: Leaf): RuleLeaf {
  const kind = subjectKind(item.field);
  if (kind !== undefined) return subjectOf(kind, item.value);
  const operator = ruleOperatorSchema.catch('equals').parse(item.operator);
  return { kind: 'comparison', field: item.field, operator, value: valueFor(operator, item.value) };
}

/** The condition that a control has written; a fresh one where it has not yet. */
export function subjectOf(kind: Subject['kind'], value: unknown): Subject {
  const parsed = ruleSchema.safeParse(value);
  return parsed.success && parsed.data.kind === kind ? parsed.data : freshSubject(kind);
}

/** What was written before, as the value of another comparison. */
export function valueFor(operator: RuleOperator, value: unknown): Comparison['value'] {
  if (!needsValue(operator)) return null;
  if (operator === 'between') {
    const [from, to] = severalOf(value);
    return [from ?? '', to ?? ''];
  }
  if (comparesSeveral(operator)) return severalOf(value).filter((one) => one !== '');
  const [single] = severalOf(value);
  if (countsDays(operator)) {
    return typeof single === 'number' || (typeof single === 'string' && /^\d+$/.test(single))
      ? Number(single)
      : null;
  }
  if (Array.isArray(value)) return value.map(String).join(', ');
  return single ?? (typeof value === 'boolean' ? value : null);
}

function severalOf(value: unknown): (string | number)[] {
  const values: unknown[] = Array.isArray(value) ? value : [value];
  return values.filter((one) => typeof one === 'string' || typeof one === 'number');
}
