const isoInstant =
  /^\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)?(?:Z|[+-]\d{2}:?\d{2})?$/i;

/**
 * Reads a date and time as an author or an attribute gives it: ISO 8601 (UTC where no zone is
 * named), or seconds or milliseconds since the epoch.
 *
 * @returns ms since the epoch; null when the text is none of them.
 */
export function readInstant(text: string): number | null {
  if (/^\d{10}$/.test(text)) return Number(text) * 1000;
  if (/^\d{13}$/.test(text)) return Number(text);
  if (!isoInstant.test(text)) return null;
  const hasTime = text.length > 10;
  const isZoned = /(?:Z|[+-]\d{2}:?\d{2})$/i.test(text.slice(10));
  const at = Date.parse(
    hasTime && !isZoned ? `${text.replace(' ', 'T')}Z` : text.replace(' ', 'T'),
  );
  return Number.isNaN(at) ? null : at;
}
