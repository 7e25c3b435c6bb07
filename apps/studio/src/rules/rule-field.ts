import type { RuleOperator } from '@waypost/journey';

export type RuleFieldKind = 'text' | 'number' | 'boolean' | 'date' | 'list' | 'consent';

/** Something a rule may compare: an item of `/api/attributes`, a field of the entry event, or a result. */
export interface RuleField {
  /** E.g. `profile.tier`, `event.cart_total`, `consent.marketing`, `results.http1.price`. */
  field: string;
  label: string;
  kind: RuleFieldKind;
  /** Values seen so far, offered while writing. */
  examples: string[];
}

/** Comparisons that make sense for a kind of field, in the order they are offered; the first is the default. */
export const operatorsOf: Readonly<Record<RuleFieldKind, readonly RuleOperator[]>> = {
  text: [
    'equals',
    'not_equals',
    'one_of',
    'not_one_of',
    'contains',
    'not_contains',
    'starts_with',
    'ends_with',
    'is_set',
    'is_not_set',
  ],
  number: [
    'equals',
    'not_equals',
    'greater_than',
    'at_least',
    'less_than',
    'at_most',
    'between',
    'is_set',
    'is_not_set',
  ],
  date: [
    'on',
    'before',
    'after',
    'between',
    'in_last_days',
    'in_next_days',
    'more_than_days_ago',
    'anniversary_in_next_days',
    'is_set',
    'is_not_set',
  ],
  boolean: ['is_true', 'is_false', 'is_set', 'is_not_set'],
  list: [
    'list_contains',
    'contains_any',
    'contains_all',
    'contains_none',
    'is_empty',
    'is_not_empty',
  ],
  consent: ['equals', 'not_equals', 'is_set', 'is_not_set'],
};

const takesSeveral: ReadonlySet<RuleOperator> = new Set([
  'one_of',
  'not_one_of',
  'contains_any',
  'contains_all',
  'contains_none',
]);

/** True for comparisons with any number of values. */
export function comparesSeveral(operator: RuleOperator): boolean {
  return takesSeveral.has(operator);
}

const daysCounted: ReadonlySet<RuleOperator> = new Set([
  'in_last_days',
  'in_next_days',
  'more_than_days_ago',
  'anniversary_in_next_days',
]);

/** True for comparisons whose value is a number of days. */
export function countsDays(operator: RuleOperator): boolean {
  return daysCounted.has(operator);
}
