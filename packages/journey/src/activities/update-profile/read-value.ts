import { canonicalLocale } from '../../profile/locale.ts';
import { canonicalTimeZone } from '../../profile/time-zone.ts';
import type { ProfileChange } from './schema.ts';

/** What a value is to be stored as, and in which attribute. */
export interface ValueTarget {
  attribute: string;
  kind: Exclude<ProfileChange['kind'], 'list' | 'clear'>;
}

/** A value as it is stored, or why it does not fit. */
export type ReadValue =
  | { value: string | number | boolean; problem?: undefined }
  | { problem: { code: string; text: string } };

/** Longest text an attribute is given, in characters. */
const longestText = 1000;

/** Reads a text that is not empty as one value to store. */
export function readValue({ attribute, kind }: ValueTarget, text: string): ReadValue {
  if (attribute === 'locale') return readLocale(text);
  if (attribute === 'time_zone') return readTimeZone(text);
  switch (kind) {
    case 'number':
      return readNumber(text);
    case 'date':
      return readDate(text);
    case 'boolean':
      return readBoolean(text);
    case 'text':
      return readText(text);
  }
}

function readText(text: string): ReadValue {
  if (text.length > longestText) {
    return {
      problem: {
        code: 'text_too_long',
        text: `The text is longer than ${longestText} characters. Shorten it.`,
      },
    };
  }
  // Half an emoji, as Liquid's `truncate` may leave it, can't be stored.
  return { value: text.toWellFormed() };
}

/** Reads entries of a list, with commas between, or says that there are none. */
export function readEntries(
  text: string,
): { value: readonly string[]; problem?: undefined } | { problem: { code: string; text: string } } {
  const { problem } = readText(text);
  if (problem !== undefined) return { problem };
  const entries = text
    .split(',')
    .map((entry) => entry.trim().toWellFormed())
    .filter((entry) => entry !== '');
  if (entries.length > 0) return { value: entries };
  return { problem: { code: 'value_not_list', text: 'Enter at least one entry of the list.' } };
}

/** At most 15 digits before the point, which a double holds exactly. */
function readNumber(text: string): ReadValue {
  if (/^-?\d{1,15}(\.\d{1,9})?$/.test(text)) return { value: Number(text) };
  return {
    problem: { code: 'value_not_number', text: 'Enter a number such as 12 or 12.5.' },
  };
}

/** A day, with or without a time behind it, that the calendar knows. */
function readDate(text: string): ReadValue {
  const day = /^\d{4}-\d{2}-\d{2}(?=$|T)/.exec(text)?.[0];
  const at = day === undefined ? NaN : Date.parse(text);
  if (day !== undefined && !Number.isNaN(at) && isDay(day)) return { value: text };
  return { problem: { code: 'value_not_date', text: 'Enter a date as YYYY-MM-DD.' } };
}

/** The 31st of February parses, but into March. */
function isDay(day: string): boolean {
  return new Date(`${day}T00:00:00Z`).toISOString().startsWith(day);
}

function readBoolean(text: string): ReadValue {
  const lower = text.toLowerCase();
  if (lower === 'true' || lower === 'false') return { value: lower === 'true' };
  return { problem: { code: 'value_not_boolean', text: 'Choose yes or no.' } };
}

function readLocale(text: string): ReadValue {
  const locale = canonicalLocale(text);
  if (locale !== null) return { value: locale };
  return {
    problem: { code: 'value_not_locale', text: 'Enter a language tag such as it or it-IT.' },
  };
}

function readTimeZone(text: string): ReadValue {
  const zone = canonicalTimeZone(text);
  if (zone !== null) return { value: zone };
  return {
    problem: { code: 'value_not_time_zone', text: 'Enter a time zone such as Europe/Rome.' },
  };
}
