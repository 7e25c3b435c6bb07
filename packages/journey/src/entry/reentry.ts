import { z } from 'zod';

import { durationMs } from '../activities/duration.ts';
import type { JourneySettings } from '../graph/graph.ts';

/**
 * Who may enter again: `never` lets a profile pass once in the journey's life, `after` once a time has passed since it
 * left, `always` whenever it is not inside. Nobody is inside twice (with the same value of `concurrencyField`).
 */
export const reentrySchema = z.enum(['never', 'after', 'always']);
export type Reentry = z.infer<typeof reentrySchema>;

/**
 * Since when nobody may have left who enters now, ms since the epoch; null: it doesn't matter. `never` answers the
 * beginning of time.
 */
export function leftSince(settings: JourneySettings, now: number): number | null {
  switch (settings.reentry) {
    case 'never':
      return 0;
    case 'after':
      return settings.reentryAfter === undefined ? 0 : now - durationMs(settings.reentryAfter);
    case 'always':
      return null;
  }
}

/** Longer values are told apart by their beginning and length: nothing of that length is a key on purpose. */
const longestKey = 500;

/** What tells a person's passages apart that may go on at the same time; '' where there is one at most. */
export function concurrencyKey(
  { concurrencyField }: JourneySettings,
  event: Readonly<Record<string, unknown>>,
): string {
  if (concurrencyField === undefined || !Object.hasOwn(event, concurrencyField)) return '';
  const value = event[concurrencyField];
  if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean')
    return '';
  const text = String(value).trim();
  if (text === '') return '';
  return `key:${text.length <= longestKey ? text : `${text.slice(0, longestKey)}…${text.length}`}`;
}

/**
 * What a passage's id is made of beside person and journey: entering twice with one key is a conflict. `occasion` names
 * what lets the person in, e.g. `event:17`.
 */
export function entryKey(settings: JourneySettings, concurrency: string, occasion: string): string {
  if (settings.reentry !== 'never') return occasion;
  return concurrency === '' ? 'once' : `once:${concurrency}`;
}
