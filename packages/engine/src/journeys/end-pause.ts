import type { Kysely } from 'kysely';

import { prolongCalls } from '../calls/prolong-calls.ts';
import type { Database } from '../database/schema.ts';
import { releaseJourney } from '../dispatch/release-journey.ts';
import { askSweep } from '../sweeps/ask-sweep.ts';

/** A pause that is over. */
export interface EndedPause {
  journeyId: string;
  versionId: number;
  /** When it began, ms since the epoch. */
  pausedAt: number;
  actor: string;
}

/**
 * Lets what a pause kept back go on, in the transaction that ends it: messages and requests that wait in line get the time
 * back they spent waiting, and everybody who stands still is looked at, slice by slice after the commit.
 */
export async function endPause(
  trx: Kysely<Database>,
  { journeyId, versionId, pausedAt, actor }: EndedPause,
  now: number,
): Promise<void> {
  await releaseJourney(trx, { journeyId, pausedAt }, now);
  await prolongCalls(trx, { journeyId, pausedAt }, now);
  await askSweep(trx, { journeyId, versionId, kind: 'wake', unmatched: 'finish', actor }, now);
}
