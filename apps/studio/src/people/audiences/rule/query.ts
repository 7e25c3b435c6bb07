import { ruleOperatorSchema } from '@waypost/journey';
import type { Comparison, Rule, RuleGroup } from '@waypost/journey';
import type { RuleGroupType } from 'react-querybuilder';

import { needsValue } from './operators.ts';

type QueryItem = RuleGroupType['rules'][number];

/** A rule tree as the query builder holds it; a lone comparison becomes a group of one. */
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
  return rule.kind === 'group'
    ? queryOfRule(rule)
    : { field: rule.field, operator: rule.operator, value: rule.value };
}

/** The query builder's tree as a rule tree. */
export function ruleOfQuery(query: RuleGroupType): RuleGroup {
  return {
    kind: 'group',
    combinator: query.combinator === 'or' ? 'or' : 'and',
    not: query.not ?? false,
    rules: query.rules.map((item) => ('rules' in item ? ruleOfQuery(item) : comparisonOf(item))),
  };
}

function comparisonOf(item: { field: string; operator: string; value: unknown }): Comparison {
  const operator = ruleOperatorSchema.catch('equals').parse(item.operator);
  return {
    kind: 'comparison',
    field: item.field,
    operator,
    value: needsValue(operator) ? comparable(item.value, operator === 'one_of') : null,
  };
}

function comparable(value: unknown, isList: boolean): Comparison['value'] {
  if (isList) {
    if (Array.isArray(value)) return value.map(String);
    const one = typeof value === 'string' || typeof value === 'number' ? String(value) : '';
    return one === '' ? [] : [one];
  }
  if (Array.isArray(value)) return value.map(String).join(', ');
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
    return value;
  }
  return null;
}
