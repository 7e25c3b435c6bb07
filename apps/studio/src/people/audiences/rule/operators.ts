import type { RuleOperator } from '@waypost/journey';

export type RuleFieldKind = 'text' | 'number' | 'boolean' | 'date' | 'consent';

/** Something a rule may look at: an item of `/api/attributes`, or a field of the entry event. */
export interface RuleField {
  /** E.g. `profile.tier`, `event.cart_total`, `consent.marketing`. */
  field: string;
  label: string;
  kind: RuleFieldKind;
  /** Values seen so far, offered while writing. */
  examples: string[];
}

const ordered = [
  'equals',
  'not_equals',
  'greater_than',
  'at_least',
  'less_than',
  'at_most',
  'is_set',
  'is_not_set',
] as const satisfies RuleOperator[];

/** Comparisons that make sense for a kind of field, in the order they are offered; the first is the default. */
export const operatorsOf: Readonly<Record<RuleFieldKind, readonly RuleOperator[]>> = {
  text: ['equals', 'not_equals', 'one_of', 'contains', 'starts_with', 'is_set', 'is_not_set'],
  number: ordered,
  date: ordered,
  boolean: ['is_true', 'is_false', 'is_set', 'is_not_set'],
  consent: ['equals', 'not_equals', 'is_set', 'is_not_set'],
};

const withoutValue: ReadonlySet<RuleOperator> = new Set([
  'is_set',
  'is_not_set',
  'is_true',
  'is_false',
]);

/** False for comparisons that look at the field alone. */
export function needsValue(operator: RuleOperator): boolean {
  return !withoutValue.has(operator);
}
