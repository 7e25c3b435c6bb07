import { sql, type Kysely, type RawBuilder } from 'kysely';
import pg from 'pg';

import { compileRule } from '../audiences/compile-rule.ts';
import { appendDeltas } from '../counts/append-deltas.ts';
import { DeltaTally } from '../counts/delta-tally.ts';
import type { Database } from '../database/schema.ts';
import { transact } from '../database/transact.ts';
import { claimLaunch, type ClaimedLaunch } from './claim-launch.ts';
import { enrolSlice } from './enrol-slice.ts';
import { moveLaunchCursor } from './move-launch-cursor.ts';

/** What became of one slice. `null` instead: no launch is running, or another process works on it. */
export interface SliceResult {
  launchId: string;
  journeyId: string;
  entered: number;
  finished: boolean;
}

/**
 * Reads one slice of the oldest running launch. Runs, counts and the cursor commit together: a process
 * that dies loses the slice it was writing and nothing else, and the next one goes on from the cursor.
 */
export async function enrolNextSlice(
  db: Kysely<Database>,
  size: number,
  now: number,
): Promise<SliceResult | null> {
  try {
    return await enrolSliceOnce(db, size, now, (launch) => !launch.is_first);
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    // Somebody was in the journey in spite of it being its first launch.
    return enrolSliceOnce(db, size, now, () => true);
  }
}

async function enrolSliceOnce(
  db: Kysely<Database>,
  size: number,
  now: number,
  mayHaveEntered: (launch: ClaimedLaunch) => boolean,
): Promise<SliceResult | null> {
  return transact(db, async (trx) => {
    const launch = await claimLaunch(trx);
    if (launch === null) return null;
    const slice = await enrolSlice(
      trx,
      launch,
      audienceFilter(launch),
      size,
      now,
      mayHaveEntered(launch),
    );
    const finished = slice.read < size;
    await moveLaunchCursor(trx, launch.id, slice, finished, now);
    const tally = new DeltaTally();
    tally.add(launch.version_id, launch.activity, 'entered', slice.entered);
    tally.add(launch.version_id, launch.activity, 'here', slice.entered);
    await appendDeltas(trx, tally);
    return {
      launchId: launch.id,
      journeyId: launch.journey_id,
      entered: slice.entered,
      finished,
    };
  });
}

function isUniqueViolation(error: unknown): boolean {
  return error instanceof pg.DatabaseError && error.code === '23505';
}

/** The launch's audience as a condition over profile `p`. */
function audienceFilter(launch: ClaimedLaunch): RawBuilder<unknown> {
  if (launch.rule !== null) return sql`${compileRule(launch.rule)}`;
  if (launch.audience_id === null) return sql`TRUE`;
  return sql`EXISTS (
    SELECT FROM audience_member m
     WHERE m.bucket = p.bucket AND m.audience_id = ${launch.audience_id}::uuid AND m.profile_id = p.id)`;
}
