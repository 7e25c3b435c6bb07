import type { PeriodInput } from '@waypost/api';
import type { CountedPeriod } from '@waypost/engine';
import { findTimeZone } from '@waypost/engine/workspace';
import { startOfLocalDay } from '@waypost/journey';

import type { ApiDependencies } from '../routes/dependencies.ts';
import { badRequest } from '../routes/errors.ts';

/** Days of `week`, today included. */
const weekDays = 7;

/**
 * The time that numbers are asked for, in days of the workspace's zone; null: all of it.
 *
 * @throws 400 when days of one's own are missing or the wrong way round
 */
export async function countedPeriod(
  { db, now }: Pick<ApiDependencies, 'db' | 'now'>,
  { period, from, until }: PeriodInput,
): Promise<CountedPeriod | null> {
  if (period === 'all') return null;
  const zone = await findTimeZone(db);
  if (period === 'own') {
    if (from === undefined || until === undefined || from > until) {
      throw badRequest([
        { field: from === undefined ? 'from' : 'until', text: 'Name the first and the last day.' },
      ]);
    }
    return { from: startOfLocalDay(from, 0, zone), until: startOfLocalDay(until, 1, zone) };
  }
  const back = period === 'today' ? 0 : 1 - weekDays;
  return { from: startOfLocalDay(now(), back, zone), until: startOfLocalDay(now(), 1, zone) };
}
