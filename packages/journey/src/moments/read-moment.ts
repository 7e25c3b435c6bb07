import { Temporal } from 'temporal-polyfill';

/**
 * A date as data carries it: a day, a day with a time on some clock, or an instant (ms since the epoch).
 */
export type DataMoment =
  | { kind: 'day'; day: Temporal.PlainDate }
  | { kind: 'local'; at: Temporal.PlainDateTime }
  | { kind: 'instant'; at: number };

const day = /^\d{4}-\d{2}-\d{2}$/;
const local = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?)$/;
const instant =
  /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?)\s?(Z|UTC|[+-]\d{2}:?\d{2})$/i;
const unix = /^\d{9,13}$/;

/** Unix times up to this are in seconds, above in milliseconds. */
const mostSeconds = 99_999_999_999;

/**
 * Reads `2027-01-31`, `2027-01-31T09:00` (also with a space, seconds, `Z` or an offset), or a Unix time in seconds or
 * milliseconds; null for anything else and for days the calendar does not have.
 */
export function readMoment(value: unknown): DataMoment | null {
  const text = typeof value === 'number' ? String(value) : value;
  if (typeof text !== 'string') return null;
  return readText(text.trim());
}

function readText(text: string): DataMoment | null {
  try {
    if (day.test(text)) {
      return { kind: 'day', day: Temporal.PlainDate.from(text, { overflow: 'reject' }) };
    }
    if (local.test(text)) {
      const at = Temporal.PlainDateTime.from(text.replace(' ', 'T'), { overflow: 'reject' });
      return { kind: 'local', at };
    }
    if (instant.test(text)) {
      return { kind: 'instant', at: Temporal.Instant.from(standard(text)).epochMilliseconds };
    }
  } catch {
    return null;
  }
  if (!unix.test(text)) return null;
  const count = Number(text);
  return { kind: 'instant', at: count <= mostSeconds ? count * 1000 : count };
}

/** As the standard spells it; Liquid's `date` filter puts a space before the offset. */
function standard(text: string): string {
  return text
    .toUpperCase()
    .replace(/^(\S+) (\d)/, '$1T$2')
    .replace(/\s?UTC$/, 'Z')
    .replace(/\s/, '');
}
