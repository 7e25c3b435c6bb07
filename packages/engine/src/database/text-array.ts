/** Texts as PostgreSQL writes a `text[]`: what a list of lists is passed as, one literal per list. */
export function textArray(values: readonly (string | null)[]): string {
  return `{${values.map((value) => (value === null ? 'NULL' : quoted(value))).join(',')}}`;
}

const needsEscapes = /["\\]/;

function quoted(text: string): string {
  if (!needsEscapes.test(text)) return `"${text}"`;
  return `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
}
