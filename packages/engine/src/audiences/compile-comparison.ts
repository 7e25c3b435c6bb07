import {
  anniversaries,
  boundsOf,
  dayCount,
  daysAllowed,
  foldText,
  severalOf,
  type Comparison,
  type RuleMoment,
} from '@waypost/journey';
import { sql, type RawBuilder } from 'kysely';

type Expected = Comparison['value'];
type Fragment = RawBuilder<unknown>;

/** A field's value, as jsonb and as the text of it; both SQL null when it is missing. */
export interface FieldValue {
  json: Fragment;
  text: Fragment;
}

export const missing: FieldValue = { json: sql`NULL::jsonb`, text: sql`NULL::text` };

/** A comparison of a value as a condition that is never null: says what `compareField` says in memory. */
export function compileComparison(
  { operator, value }: Comparison,
  actual: FieldValue,
  moment: RuleMoment,
): RawBuilder<boolean> {
  switch (operator) {
    case 'is_set':
      return isSet(actual);
    case 'is_not_set':
      return sql`(NOT ${isSet(actual)})`;
    case 'is_empty':
      return isEmpty(actual);
    case 'is_not_empty':
      return sql`(NOT ${isEmpty(actual)})`;
    case 'equals':
      return equal(actual, value);
    case 'not_equals':
      return sql`(NOT ${equal(actual, value)})`;
    case 'one_of':
      return oneOf(actual, severalOf(value));
    case 'not_one_of':
      return sql`(NOT ${oneOf(actual, severalOf(value))})`;
    case 'is_true':
      return equal(actual, true);
    case 'is_false':
      return equal(actual, false);
    case 'contains':
      return inText(actual, value, (text, part) => sql`strpos(${text}, ${part}) > 0`);
    case 'not_contains':
      return sql`(NOT ${inText(actual, value, (text, part) => sql`strpos(${text}, ${part}) > 0`)})`;
    case 'starts_with':
      return inText(actual, value, (text, part) => sql`starts_with(${text}, ${part})`);
    case 'ends_with':
      return inText(actual, value, (text, part) => sql`right(${text}, length(${part})) = ${part}`);
    case 'greater_than':
      return inOrder(actual, value, sql`>`);
    case 'at_least':
      return inOrder(actual, value, sql`>=`);
    case 'less_than':
      return inOrder(actual, value, sql`<`);
    case 'at_most':
      return inOrder(actual, value, sql`<=`);
    case 'between': {
      const [from, to] = boundsOf(value);
      return sql`(${inOrder(actual, from, sql`>=`)} AND ${inOrder(actual, to, sql`<=`)})`;
    }
    case 'on':
    case 'before':
    case 'after':
    case 'in_last_days':
    case 'in_next_days':
    case 'more_than_days_ago': {
      const days = daysAllowed(operator, value, moment);
      if (days === null) return sql`false`;
      const { from, to, after, before } = days;
      const day = sql`left(${actual.text}, 10) COLLATE "C"`;
      return onDay(actual, [
        ...(from === undefined ? [] : [sql`${day} >= ${from}::text`]),
        ...(to === undefined ? [] : [sql`${day} <= ${to}::text`]),
        ...(after === undefined ? [] : [sql`${day} > ${after}::text`]),
        ...(before === undefined ? [] : [sql`${day} < ${before}::text`]),
      ]);
    }
    case 'anniversary_in_next_days': {
      const count = dayCount(value);
      if (count === null) return sql`false`;
      const days = anniversaries(moment.today, count);
      return onDay(actual, [sql`substr(${actual.text}, 6, 5) = ANY (${days}::text[])`]);
    }
    case 'list_contains':
      return someOfList(actual, (one) => equal(one, Array.isArray(value) ? null : value));
    case 'contains_any':
      return someOfList(actual, (one) => oneOf(one, severalOf(value)));
    case 'contains_all': {
      const each = severalOf(value).map((wanted) =>
        someOfList(actual, (one) => equal(one, wanted)),
      );
      return each.length === 0 ? sql`true` : sql`(${sql.join(each, sql` AND `)})`;
    }
    case 'contains_none':
      return sql`(NOT ${someOfList(actual, (one) => oneOf(one, severalOf(value)))})`;
  }
}

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

/** Folded as `foldText` folds. */
function folded({ text }: FieldValue): Fragment {
  return sql`lower(${text} COLLATE "pg_c_utf8")`;
}

function numberOf({ json, text }: FieldValue): Fragment {
  return sql`CASE jsonb_typeof(${json})
    WHEN 'number' THEN (${json})::float8
    WHEN 'string' THEN CASE WHEN ${text} ~ ${numericInSql} THEN ${text}::float8 END
  END`;
}

/** True for a value that is a date and meets all conditions. */
function onDay({ json, text }: FieldValue, conditions: readonly Fragment[]): RawBuilder<boolean> {
  return sql`coalesce(jsonb_typeof(${json}) = 'string' AND ${text} ~ ${isoDateInSql}
    AND ${sql.join(conditions, sql` AND `)}, false)`;
}

/** True when an item of the list passes; a single value is a list of one. */
function someOfList(
  { json }: FieldValue,
  passes: (one: FieldValue) => Fragment,
): RawBuilder<boolean> {
  const one = { json: sql`one.value`, text: sql`(one.value #>> '{}')` };
  return sql`EXISTS (
    SELECT FROM jsonb_array_elements(
      CASE WHEN jsonb_typeof(${json}) = 'array' THEN ${json} ELSE jsonb_build_array(${json}) END) AS one (value)
     WHERE ${passes(one)})`;
}

function isEmpty({ json }: FieldValue): RawBuilder<boolean> {
  return sql`coalesce(${json} IN ('null'::jsonb, '""'::jsonb, '[]'::jsonb), true)`;
}

function isSet({ json }: FieldValue): RawBuilder<boolean> {
  return sql`coalesce(${json} NOT IN ('null'::jsonb, '""'::jsonb), false)`;
}

/**
 * True for a folded text that no number, list or object reads as, so that the text of a value alone tells whether
 * it is equal. Most texts that rules name are such, and looking at the value's kind too costs more than the comparison.
 */
function saysItAll(text: string): boolean {
  return !/^[-\d[{]/.test(text);
}

function equal(actual: FieldValue, expected: Expected): RawBuilder<boolean> {
  const number = asNumber(expected);
  if (number !== null) return sql`coalesce(${numberOf(actual)} = ${number}::float8, false)`;
  if (typeof expected !== 'string' && typeof expected !== 'boolean') return sql`false`;
  const text = foldText(String(expected));
  if (!storable(text)) return sql`false`;
  const same = sql`${folded(actual)} = ${text}::text`;
  if (saysItAll(text)) return sql`coalesce(${same}, false)`;
  return sql`coalesce(jsonb_typeof(${actual.json}) IN ('string', 'boolean') AND ${same}, false)`;
}

function oneOf(actual: FieldValue, expected: readonly (string | number)[]): RawBuilder<boolean> {
  const texts = expected.map((one) => foldText(String(one)));
  if (texts.length > 0 && texts.every((text) => storable(text) && saysItAll(text))) {
    return sql`coalesce(${folded(actual)} = ANY (${texts}::text[]), false)`;
  }
  if (expected.length === 0) return sql`false`;
  return sql`(${sql.join(
    expected.map((one) => equal(actual, one)),
    sql` OR `,
  )})`;
}

function inText(
  actual: FieldValue,
  expected: Expected,
  test: (text: Fragment, part: Fragment) => Fragment,
): RawBuilder<boolean> {
  if (typeof expected !== 'string' || !storable(expected)) return sql`false`;
  const part = sql`${foldText(expected)}::text`;
  return sql`coalesce(jsonb_typeof(${actual.json}) = 'string' AND ${test(folded(actual), part)}, false)`;
}

function inOrder(actual: FieldValue, expected: Expected, operator: Fragment): RawBuilder<boolean> {
  const number = asNumber(expected);
  if (number !== null) {
    return sql`coalesce(${numberOf(actual)} ${operator} ${number}::float8, false)`;
  }
  if (typeof expected !== 'string' || !isoDate.test(expected)) return sql`false`;
  const { json, text } = actual;
  return sql`coalesce(jsonb_typeof(${json}) = 'string' AND ${text} ~ ${isoDateInSql}
    AND left(${text}, 10) COLLATE "C" ${operator} ${expected.slice(0, 10)}::text, false)`;
}
