import { sql, type Kysely, type RawBuilder } from 'kysely';
import pg from 'pg';

import { audienceCondition } from '../audiences/rule-condition.ts';
import { appendDeltas } from '../counts/append-deltas.ts';
import { DeltaTally } from '../counts/delta-tally.ts';
import type { Database } from '../database/schema.ts';
import { transact } from '../database/transact.ts';
import { claimLaunch, type ClaimedLaunch } from './claim-launch.ts';
import { enrolSlice } from './enrol-slice.ts';
import { forgetFormerMembers } from './forget-former-members.ts';
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
    const inAudience = await audienceFilter(trx, launch);
    const slice = await enrolSlice(
      trx,
      launch,
      entrants(launch, inAudience),
      size,
      now,
      mayHaveEntered(launch),
    );
    const finished = slice.read < size;
    if (finished && launch.incremental) await forgetFormerMembers(trx, launch, inAudience);
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

/** Who the launch lets in as a condition over profile `p`. */
function entrants(launch: ClaimedLaunch, inAudience: RawBuilder<unknown>): RawBuilder<unknown> {
  const { zones } = launch;
  if (zones === null) return inAudience;
  const isThere = sql`coalesce(p.time_zone, '') = ANY (${zones}::text[])`;
  return sql`(${inAudience}) AND ${launch.zones_excluded ? sql`NOT ${isThere}` : isThere}`;
}

/** The launch's audience, as it was when the launch began, as a condition over profile `p`. */
async function audienceFilter(
  trx: Kysely<Database>,
  { audience_id, rule, started_at }: ClaimedLaunch,
): Promise<RawBuilder<unknown>> {
  const audience =
    audience_id === null && rule === null
      ? null
      : {
          id: audience_id ?? '',
          kind: rule === null ? ('list' as const) : ('rule' as const),
          rule,
        };
  return audienceCondition(trx, audience, started_at.getTime(), 'some');
}
