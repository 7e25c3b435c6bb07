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

/** A field's value, as jsonb and as the text of it; both SQL null when it is missing. */
interface FieldValue {
  json: Fragment;
  text: Fragment;
}

const missing: FieldValue = { json: sql`NULL::jsonb`, text: sql`NULL::text` };

function fieldValue(field: string): FieldValue {
  const dot = field.indexOf('.');
  const source = field.slice(0, dot);
  const name = field.slice(dot + 1);
  if (source === 'consent') {
    if (name === 'marketing') return columnValue('marketing_consent');
    if (name === 'service') return columnValue('service_consent');
    return missing;
  }
  if (source === 'event') return missing;
  return columns.has(name) ? columnValue(name) : attributeValue(name);
}

function columnValue(name: string): FieldValue {
  const column = sql`p.${sql.ref(name)}`;
  return { json: sql`to_jsonb(${column})`, text: column };
}

function attributeValue(name: string): FieldValue {
  return { json: sql`(p.attributes->${name}::text)`, text: sql`(p.attributes->>${name}::text)` };
}

function compileComparison({ field, operator, value }: Comparison): RawBuilder<boolean> {
  const actual = fieldValue(field);
  switch (operator) {
    case 'is_set':
      return isSet(actual);
    case 'is_not_set':
      return sql`(NOT ${isSet(actual)})`;
    case 'equals':
      return equal(actual, value);
    case 'not_equals':
      return sql`(NOT ${equal(actual, value)})`;
    case 'one_of':
      return Array.isArray(value) ? oneOf(actual, value) : sql`false`;
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

function oneOf(actual: FieldValue, expected: readonly string[]): RawBuilder<boolean> {
  const texts = expected.map(foldText);
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
