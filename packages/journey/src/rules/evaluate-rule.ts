import { foldText } from './fold-text.ts';
import type { Comparison, Rule } from './rule.ts';

/** What a rule looks at, by the first part of its field. */
export interface RuleData {
  profile: Readonly<Record<string, unknown>>;
  event: Readonly<Record<string, unknown>>;
  consent: Readonly<Record<string, unknown>>;
}

/** A number as people and files write it: at most 15 digits, so that a double holds it exactly. */
const numeric = /^-?(?=[\d.]{1,16}$)\d+(\.\d+)?$/;
const isoDate = /^\d{4}-\d{2}-\d{2}/;

/**
 * Whether a rule holds. A field that is missing or null satisfies only `is_not_set` and `not_equals`.
 *
 * Equality: as numbers when both sides are numeric (numbers, or text that reads as one), else as text
 * without regard to case. Order (`greater_than` …): as numbers when both sides are numeric, as dates when
 * both start with YYYY-MM-DD, else false. `is_set`: present, not null, not empty text. The SQL form of a
 * rule follows the same sentences.
 */
export function evaluateRule(rule: Rule, data: RuleData): boolean {
  if (rule.kind === 'comparison') return compare(rule, fieldValue(rule.field, data));
  const holds =
    rule.rules.length === 0 ||
    (rule.combinator === 'and'
      ? rule.rules.every((child) => evaluateRule(child, data))
      : rule.rules.some((child) => evaluateRule(child, data)));
  return holds !== rule.not;
}

function fieldValue(field: string, data: RuleData): unknown {
  const dot = field.indexOf('.');
  const source = field.slice(0, dot);
  const name = field.slice(dot + 1);
  const record =
    source === 'profile' ? data.profile : source === 'event' ? data.event : data.consent;
  return Object.hasOwn(record, name) ? record[name] : undefined;
}

function compare({ operator, value: expected }: Comparison, actual: unknown): boolean {
  const scalar = asScalar(actual);
  switch (operator) {
    case 'is_set':
      return actual !== undefined && actual !== null && actual !== '';
    case 'is_not_set':
      return actual === undefined || actual === null || actual === '';
    case 'equals':
      return equal(scalar, asScalar(expected));
    case 'not_equals':
      return !equal(scalar, asScalar(expected));
    case 'one_of':
      return Array.isArray(expected) && expected.some((one) => equal(scalar, one));
    case 'is_true':
      return equal(scalar, true);
    case 'is_false':
      return equal(scalar, false);
    case 'contains':
      return inText(scalar, expected, (text, part) => text.includes(part));
    case 'starts_with':
      return inText(scalar, expected, (text, part) => text.startsWith(part));
    case 'greater_than':
      return inOrder(scalar, asScalar(expected), (a, b) => a > b);
    case 'at_least':
      return inOrder(scalar, asScalar(expected), (a, b) => a >= b);
    case 'less_than':
      return inOrder(scalar, asScalar(expected), (a, b) => a < b);
    case 'at_most':
      return inOrder(scalar, asScalar(expected), (a, b) => a <= b);
  }
}

type Scalar = string | number | boolean | null;

/** Lists and objects have no value to compare. */
function asScalar(value: unknown): Scalar {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? value
    : null;
}

function asNumber(value: Scalar): number | null {
  if (typeof value === 'number') return value;
  return typeof value === 'string' && numeric.test(value) ? Number(value) : null;
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
