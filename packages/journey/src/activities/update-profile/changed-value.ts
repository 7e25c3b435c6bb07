import { Temporal } from 'temporal-polyfill';

import { asNumber, isSameValue } from '../../rules/compare-field.ts';
import type { ProfileChange } from './schema.ts';

/** What a change may look at beside its own value. */
export interface ChangedPerson {
  /** Attributes and own fields, as rules see them. */
  attributes: Readonly<Record<string, unknown>>;
  /** ms since the epoch */
  now: number;
  /** The zone on whose clocks the person lives, an IANA name. */
  zone: string;
}

/** Most entries a list is given. */
const longestList = 200;
/** What a double holds exactly, with room for the places behind the point. */
const largestNumber = 1e15;

type Stored = string | number | boolean | null | readonly unknown[];

/**
 * What the attribute is afterwards, or the reason (a code) why it can't be changed so. Nothing counts as 0 or an empty
 * list; a text that reads as a number is one, and a single value is a list of one, as it is to rules.
 *
 * @param value as it was read for this change; null for one that takes none
 */
export function changedValue(
  { attribute, how }: ProfileChange,
  value: Stored,
  { attributes, now, zone }: ChangedPerson,
): { value: Stored } | { reason: string } {
  const before = Object.hasOwn(attributes, attribute) ? attributes[attribute] : null;
  switch (how) {
    case 'set':
      return { value };
    case 'increase':
    case 'decrease':
      return sum(before, typeof value === 'number' ? value : 0, how === 'increase' ? 1 : -1);
    case 'today':
      return { value: localClock(now, zone).toPlainDate().toString() };
    case 'now':
      return { value: localClock(now, zone).toString({ timeZoneName: 'never' }) };
    case 'add':
    case 'remove':
      return relisted(before, Array.isArray(value) ? value : [], how);
  }
}

function sum(
  before: unknown,
  amount: number,
  sign: 1 | -1,
): { value: number } | { reason: string } {
  const from = isNothing(before) ? 0 : numberIn(before);
  if (from === null) return { reason: 'attribute_not_number' };
  // 0.1 and 0.2 make 0.3.
  const value = Number((from + sign * amount).toFixed(9));
  return Math.abs(value) < largestNumber ? { value } : { reason: 'number_too_large' };
}

function numberIn(value: unknown): number | null {
  return typeof value === 'number' || typeof value === 'string' ? asNumber(value) : null;
}

function relisted(
  before: unknown,
  entries: readonly unknown[],
  how: 'add' | 'remove',
): { value: readonly unknown[] } | { reason: string } {
  const list = listIn(before);
  if (list === null) return { reason: 'attribute_not_list' };
  if (how === 'remove') return { value: list.filter((one) => !isIn(entries, one)) };
  const value = [...list];
  for (const one of entries) if (!isIn(value, one)) value.push(one);
  return value.length <= longestList ? { value } : { reason: 'list_too_long' };
}

function isIn(list: readonly unknown[], one: unknown): boolean {
  return list.some((other) => isSameValue(one, other));
}

function listIn(value: unknown): readonly unknown[] | null {
  if (isNothing(value)) return [];
  if (Array.isArray(value)) return value;
  return typeof value === 'object' ? null : [value];
}

function isNothing(value: unknown): boolean {
  return value === undefined || value === null || value === '';
}

/** To the second: what is stored is read by people. */
function localClock(now: number, zone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(now)
    .round({ smallestUnit: 'second', roundingMode: 'floor' })
    .toZonedDateTimeISO(zone);
}
