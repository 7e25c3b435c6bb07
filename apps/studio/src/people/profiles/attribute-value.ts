/** An attribute as it is written in a text field. */
export function writtenAttribute(value: unknown): string {
  if (typeof value === 'string') return value;
  return value === undefined ? '' : JSON.stringify(value);
}

/** What a written attribute means: numbers and true or false are kept as such, the rest is text. */
export function readAttribute(text: string): string | number | boolean {
  const trimmed = text.trim();
  if (trimmed === 'true') return true;
  if (trimmed === 'false') return false;
  // Leading zeros and long digit strings are ids or codes, which a number would damage.
  if (/^-?(0|[1-9]\d{0,14})(\.\d{1,10})?$/.test(trimmed)) return Number(trimmed);
  return trimmed;
}
