/**
 * A name as WhatsApp gives it, in one line, as first and last name: the first word, and whatever follows it. A name of one
 * word, or one written without spaces, is a first name.
 */
export function splitName(name: string | null): { first: string | null; last: string | null } {
  const [first = '', ...others] = (name ?? '').trim().split(/\s+/u);
  const last = others.join(' ');
  return { first: first === '' ? null : first, last: last === '' ? null : last };
}
