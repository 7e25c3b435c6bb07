import { foldText, type Comparison, type Rule } from '@waypost/journey';
import { sql, type RawBuilder } from 'kysely';

/** Columns of `profile` that rules know by name; every other `profile.<name>` is an attribute. */
const columns = new Set([
  'external_id',
  'first_name',
  'last_name',
  'phone',
  'country',
  'locale',
  'time_zone',
]);

/**
 * A rule as a condition over `profile p` (the alias must be `p`). Says for every profile what
 * `evaluateRule` says in memory, and never null. No profile has fields of an event.
 */
export function compileRule(rule: Rule): RawBuilder<boolean> {
  if (rule.kind === 'comparison') return compileComparison(rule);
  const joined =
    rule.rules.length === 0
      ? sql<boolean>`true`
      : sql<boolean>`(${sql.join(
          rule.rules.map((child) => compileRule(child)),
          rule.combinator === 'and' ? sql` AND ` : sql` OR `,
        )})`;
  return rule.not ? sql<boolean>`(NOT ${joined})` : joined;
}

/** The field's value as jsonb; SQL null when it is missing. */
function fieldValue(field: string): RawBuilder<unknown> {
  const dot = field.indexOf('.');
  const source = field.slice(0, dot);
  const name = field.slice(dot + 1);
  if (source === 'consent') {
    if (name === 'marketing') return sql`to_jsonb(p.marketing_consent)`;
    if (name === 'service') return sql`to_jsonb(p.service_consent)`;
    return sql`NULL::jsonb`;
  }
  if (source === 'event') return sql`NULL::jsonb`;
  return columns.has(name) ? sql`to_jsonb(p.${sql.ref(name)})` : sql`(p.attributes->${name}::text)`;
}

function compileComparison({ field, operator, value }: Comparison): RawBuilder<boolean> {
  const actual = fieldValue(field);
  switch (operator) {
    case 'is_set':
      return sql`coalesce(${actual} NOT IN ('null'::jsonb, '""'::jsonb), false)`;
    case 'is_not_set':
      return sql`(NOT coalesce(${actual} NOT IN ('null'::jsonb, '""'::jsonb), false))`;
    case 'equals':
      return equal(actual, value);
    case 'not_equals':
      return sql`(NOT ${equal(actual, value)})`;
    case 'one_of':
      return Array.isArray(value) && value.length > 0
        ? sql`(${sql.join(
            value.map((one) => equal(actual, one)),
            sql` OR `,
          )})`
        : sql`false`;
    case 'is_true':
      return equal(actual, true);
    case 'is_false':
      return equal(actual, false);
    case 'contains':
      return inText(actual, value, (text, part) => sql`strpos(${text}, ${part}) > 0`);
    case 'starts_with':
      return inText(actual, value, (text, part) => sql`starts_with(${text}, ${part})`);
    case 'greater_than':
      return inOrder(actual, value, sql`>`);
    case 'at_least':
      return inOrder(actual, value, sql`>=`);
    case 'less_than':
      return inOrder(actual, value, sql`<`);
    case 'at_most':
      return inOrder(actual, value, sql`<=`);
  }
}

type Expected = Comparison['value'];
type Fragment = RawBuilder<unknown>;

const numeric = /^-?(?=[\d.]{1,16}$)\d+(\.\d+)?$/;
const numericInSql = sql.lit('^-?(?=[0-9.]{1,16}$)[0-9]+([.][0-9]+)?$');
const isoDate = /^\d{4}-\d{2}-\d{2}/;
const isoDateInSql = sql.lit('^[0-9]{4}-[0-9]{2}-[0-9]{2}');

function asNumber(value: Expected): number | null {
  if (typeof value === 'number') return value;
  return typeof value === 'string' && numeric.test(value) ? Number(value) : null;
}

/** PostgreSQL stores no text with the character U+0000, so nothing is equal to or contains one. */
function storable(text: string): boolean {
  return !text.includes('\0');
}

function textOf(actual: Fragment): Fragment {
  return sql`(${actual} #>> '{}')`;
}

/** Folded as `foldText` folds. */
function folded(actual: Fragment): Fragment {
  return sql`lower(${textOf(actual)} COLLATE "pg_c_utf8")`;
}

function numberOf(actual: Fragment): Fragment {
  return sql`CASE jsonb_typeof(${actual})
    WHEN 'number' THEN ${textOf(actual)}::float8
    WHEN 'string' THEN CASE WHEN ${textOf(actual)} ~ ${numericInSql} THEN ${textOf(actual)}::float8 END
  END`;
}

function equal(actual: Fragment, expected: Expected): RawBuilder<boolean> {
  const number = asNumber(expected);
  if (number !== null) return sql`coalesce(${numberOf(actual)} = ${number}::float8, false)`;
  if (typeof expected !== 'string' && typeof expected !== 'boolean') return sql`false`;
  const text = foldText(String(expected));
  if (!storable(text)) return sql`false`;
  return sql`coalesce(jsonb_typeof(${actual}) IN ('string', 'boolean') AND ${folded(actual)} = ${text}::text, false)`;
}

function inText(
  actual: Fragment,
  expected: Expected,
  test: (text: Fragment, part: Fragment) => Fragment,
): RawBuilder<boolean> {
  if (typeof expected !== 'string' || !storable(expected)) return sql`false`;
  const part = sql`${foldText(expected)}::text`;
  return sql`coalesce(jsonb_typeof(${actual}) = 'string' AND ${test(folded(actual), part)}, false)`;
}

function inOrder(actual: Fragment, expected: Expected, operator: Fragment): RawBuilder<boolean> {
  const number = asNumber(expected);
  if (number !== null) {
    return sql`coalesce(${numberOf(actual)} ${operator} ${number}::float8, false)`;
  }
  if (typeof expected !== 'string' || !isoDate.test(expected)) return sql`false`;
  return sql`coalesce(jsonb_typeof(${actual}) = 'string' AND ${textOf(actual)} ~ ${isoDateInSql}
    AND left(${textOf(actual)}, 10) COLLATE "C" ${operator} ${expected.slice(0, 10)}::text, false)`;
}
