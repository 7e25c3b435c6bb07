/** Characters that mean something inside an array literal of PostgreSQL; what has none needs no quotes. */
const needsQuotes = /[\s"\\{},]/;

/**
 * A statement's parameter in the form in which PostgreSQL reads it. Lists of texts, numbers, booleans and moments become
 * array literals here, several times faster than in the driver, because ids and numbers need no quotes; everything
 * else is left to the driver.
 */
export function wireParameter(value: unknown): unknown {
  if (value instanceof Date) return momentText(value) ?? value;
  return Array.isArray(value) ? (arrayLiteral(value) ?? value) : value;
}

function arrayLiteral(values: readonly unknown[]): string | null {
  let literal = '{';
  let separator = '';
  for (const value of values) {
    const text = elementText(value);
    if (text === null) return null;
    literal += separator + text;
    separator = ',';
  }
  return `${literal}}`;
}

/** Null for what the driver has to write: bytes, lists in lists, objects. */
function elementText(value: unknown): string | null {
  if (typeof value === 'string') return quoted(value);
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (value === null || value === undefined) return 'NULL';
  return value instanceof Date ? momentText(value) : null;
}

function quoted(text: string): string {
  const isNull = text.length === 4 && text.toUpperCase() === 'NULL';
  if (text !== '' && !isNull && !needsQuotes.test(text)) return text;
  return `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
}

/** The moment written last: rows of one statement mostly share theirs. */
let latest = { at: Number.NaN, text: '' };

/** Null for years that ISO 8601 writes with a sign, which PostgreSQL does not read. */
function momentText(moment: Date): string | null {
  const at = moment.getTime();
  if (at === latest.at) return latest.text;
  const year = moment.getUTCFullYear();
  if (!(year >= 1 && year <= 9999)) return null;
  latest = { at, text: moment.toISOString() };
  return latest.text;
}
