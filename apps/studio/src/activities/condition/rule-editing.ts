import type { Comparison, Rule, RuleGroup, RuleOperator } from '@waypost/journey';

import type { KnownAttribute } from '../resources.ts';

/** A field that conditions can look at. */
export interface RuleField {
  field: string;
  label: string;
  kind: KnownAttribute['kind'];
}

export const operatorsByKind: Record<KnownAttribute['kind'], readonly RuleOperator[]> = {
  text: ['equals', 'not_equals', 'contains', 'starts_with', 'one_of', 'is_set', 'is_not_set'],
  number: [
    'equals',
    'not_equals',
    'greater_than',
    'at_least',
    'less_than',
    'at_most',
    'is_set',
    'is_not_set',
  ],
  date: ['at_least', 'at_most', 'greater_than', 'less_than', 'is_set', 'is_not_set'],
  boolean: ['is_true', 'is_false', 'is_set', 'is_not_set'],
  consent: ['equals', 'not_equals', 'is_set', 'is_not_set'],
};

/** Operators that look at the field alone. */
export function takesValue(operator: RuleOperator): boolean {
  return !['is_set', 'is_not_set', 'is_true', 'is_false'].includes(operator);
}

/** The conditions of a rule as a flat list under one "all" or "any"; null when it is nested deeper. */
export function flatRule(rule: Rule): { combinator: 'and' | 'or'; rules: Comparison[] } | null {
  if (rule.kind === 'comparison') return { combinator: 'and', rules: [rule] };
  if (rule.not) return null;
  const comparisons = rule.rules.filter((child) => child.kind === 'comparison');
  return comparisons.length === rule.rules.length
    ? { combinator: rule.combinator, rules: comparisons }
    : null;
}

/** A rule of comparisons under one combinator. */
export function groupOf(combinator: 'and' | 'or', rules: Comparison[]): RuleGroup {
  return { kind: 'group', combinator, not: false, rules };
}

/** What was typed, as the operator compares it. */
export function typedValue(
  text: string,
  operator: RuleOperator,
  kind: KnownAttribute['kind'],
): Comparison['value'] {
  if (!takesValue(operator)) return null;
  if (operator === 'one_of') {
    return text
      .split(',')
      .map((part) => part.trim())
      .filter((part) => part !== '');
  }
  if (kind === 'number' && text.trim() !== '' && !Number.isNaN(Number(text))) return Number(text);
  return text;
}

/** A stored value as it stands in a text field. */
export function valueText(value: Comparison['value']): string {
  if (value === null) return '';
  return Array.isArray(value) ? value.join(', ') : String(value);
}
