import { foldText } from './fold-text.ts';
import type { Comparison } from './rule.ts';
import { anniversaries, dayAfter, type RuleMoment } from './rule-moment.ts';

/** A number as people and files write it: at most 15 digits, so that a double holds it exactly. */
const numeric = /^-?(?=[\d.]{1,16}$)\d+(\.\d+)?$/;
const isoDate = /^\d{4}-\d{2}-\d{2}/;

/**
 * Whether a field's value stands in the relation to the expected one. A value that is missing or null satisfies only
 * `is_not_set`, `is_empty`, `contains_none` and what says "not".
 *
 * Equality: as numbers when both sides are numeric (numbers, or text that reads as one), else as text
 * without regard to case. Order (`greater_than` …, `between`): as numbers when both sides are numeric, as dates when
 * both start with YYYY-MM-DD, else false. Dates: by their day, as it is written; "last" and "next" days count from
 * the workspace's today, both ends included. A single value counts as a list of one. `is_set`: present, not null, not
 * empty text. The SQL form of a rule follows the same sentences.
 */
export function compareField(
  { operator, value: expected }: Comparison,
  actual: unknown,
  moment: RuleMoment,
): boolean {
  const scalar = asScalar(actual);
  switch (operator) {
    case 'is_set':
      return isSet(actual);
    case 'is_not_set':
      return !isSet(actual);
    case 'is_empty':
      return isEmpty(actual);
    case 'is_not_empty':
      return !isEmpty(actual);
    case 'equals':
      return equal(scalar, asScalar(expected));
    case 'not_equals':
      return !equal(scalar, asScalar(expected));
    case 'one_of':
      return severalOf(expected).some((one) => equal(scalar, one));
    case 'not_one_of':
      return !severalOf(expected).some((one) => equal(scalar, one));
    case 'is_true':
      return equal(scalar, true);
    case 'is_false':
      return equal(scalar, false);
    case 'contains':
      return inText(scalar, expected, (text, part) => text.includes(part));
    case 'not_contains':
      return !inText(scalar, expected, (text, part) => text.includes(part));
    case 'starts_with':
      return inText(scalar, expected, (text, part) => text.startsWith(part));
    case 'ends_with':
      return inText(scalar, expected, (text, part) => text.endsWith(part));
    case 'greater_than':
      return inOrder(scalar, asScalar(expected), (a, b) => a > b);
    case 'at_least':
      return inOrder(scalar, asScalar(expected), (a, b) => a >= b);
    case 'less_than':
      return inOrder(scalar, asScalar(expected), (a, b) => a < b);
    case 'at_most':
      return inOrder(scalar, asScalar(expected), (a, b) => a <= b);
    case 'between': {
      const [from, to] = boundsOf(expected);
      return inOrder(scalar, from, (a, b) => a >= b) && inOrder(scalar, to, (a, b) => a <= b);
    }
    case 'on':
    case 'before':
    case 'after':
    case 'in_last_days':
    case 'in_next_days':
    case 'more_than_days_ago': {
      const days = daysAllowed(operator, expected, moment);
      const day = typeof actual === 'string' && isoDate.test(actual) ? actual.slice(0, 10) : null;
      return days !== null && day !== null && isWithin(day, days);
    }
    case 'anniversary_in_next_days': {
      const count = dayCount(expected);
      if (count === null || typeof actual !== 'string' || !isoDate.test(actual)) return false;
      return anniversaries(moment.today, count).includes(actual.slice(5, 10));
    }
    case 'list_contains':
      return listOf(actual).some((one) => equal(one, asScalar(expected)));
    case 'contains_any':
      return severalOf(expected).some((value) => listOf(actual).some((one) => equal(one, value)));
    case 'contains_all':
      return severalOf(expected).every((value) => listOf(actual).some((one) => equal(one, value)));
    case 'contains_none':
      return !severalOf(expected).some((value) => listOf(actual).some((one) => equal(one, value)));
  }
}

type Scalar = string | number | boolean | null;
type Expected = Comparison['value'];

/** Lists and objects have no value to compare. */
function asScalar(value: unknown): Scalar {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? value
    : null;
}

function listOf(actual: unknown): Scalar[] {
  return Array.isArray(actual) ? actual.map(asScalar) : [asScalar(actual)];
}

/** The values of an operator that takes several. */
export function severalOf(expected: Expected): readonly (string | number)[] {
  return Array.isArray(expected) ? expected : [];
}

/** The ends of `between`; null for an end that is missing. */
export function boundsOf(expected: Expected): [string | number | null, string | number | null] {
  const [from = null, to = null] = severalOf(expected);
  return [from, to];
}

/** How many days an operator counts; null when the value says none. */
export function dayCount(expected: Expected): number | null {
  const count = asNumber(asScalar(expected));
  return count !== null && Number.isInteger(count) && count >= 0 && count <= 36_500 ? count : null;
}

/** Days as YYYY-MM-DD; an end that is left out is open. */
export interface DayRange {
  from?: string;
  to?: string;
  after?: string;
  before?: string;
}

/** The days that an operator on dates lets pass; null: none. */
export function daysAllowed(
  operator: 'on' | 'before' | 'after' | 'in_last_days' | 'in_next_days' | 'more_than_days_ago',
  expected: Expected,
  { today }: RuleMoment,
): DayRange | null {
  if (operator === 'on' || operator === 'before' || operator === 'after') {
    if (typeof expected !== 'string' || !isoDate.test(expected)) return null;
    const day = expected.slice(0, 10);
    return operator === 'on' ? { from: day, to: day } : { [operator]: day };
  }
  const count = dayCount(expected);
  if (count === null) return null;
  switch (operator) {
    case 'in_last_days':
      return { from: dayAfter(today, -count), to: today };
    case 'in_next_days':
      return { from: today, to: dayAfter(today, count) };
    case 'more_than_days_ago':
      return { before: dayAfter(today, -count) };
  }
}

function isWithin(day: string, { from, to, after, before }: DayRange): boolean {
  return (
    (from === undefined || day >= from) &&
    (to === undefined || day <= to) &&
    (after === undefined || day > after) &&
    (before === undefined || day < before)
  );
}

export function asNumber(value: Scalar): number | null {
  if (typeof value === 'number') return value;
  return typeof value === 'string' && numeric.test(value) ? Number(value) : null;
}

function isSet(actual: unknown): boolean {
  return actual !== undefined && actual !== null && actual !== '';
}

function isEmpty(actual: unknown): boolean {
  return !isSet(actual) || (Array.isArray(actual) && actual.length === 0);
}

function equal(actual: Scalar, expected: Scalar): boolean {
  if (actual === null || expected === null) return false;
  const a = asNumber(actual);
  const b = asNumber(expected);
  if (a !== null && b !== null) return a === b;
  // A number never equals text that does not read as one.
  if (typeof actual === 'number' || typeof expected === 'number') return false;
  return foldText(String(actual)) === foldText(String(expected));
}

/** Whether two values of a list are one and the same to rules. */
export function isSameValue(one: unknown, other: unknown): boolean {
  return equal(asScalar(one), asScalar(other));
}

function inText(
  actual: Scalar,
  expected: unknown,
  test: (text: string, part: string) => boolean,
): boolean {
  return (
    typeof actual === 'string' &&
    typeof expected === 'string' &&
    test(foldText(actual), foldText(expected))
  );
}

function inOrder(
  actual: Scalar,
  expected: Scalar,
  test: (a: number | string, b: number | string) => boolean,
): boolean {
  const a = asNumber(actual);
  const b = asNumber(expected);
  if (a !== null && b !== null) return test(a, b);
  if (typeof actual !== 'string' || typeof expected !== 'string') return false;
  // Whole dates compare by their day; what follows the day is left out on both sides.
  if (!isoDate.test(actual) || !isoDate.test(expected)) return false;
  return test(actual.slice(0, 10), expected.slice(0, 10));
}
