import { sql, type Kysely } from 'kysely';

import { appendDeltas } from '../counts/append-deltas.ts';
import { DeltaTally } from '../counts/delta-tally.ts';
import type { Database } from '../database/schema.ts';
import { transact } from '../database/transact.ts';
import type { EngineContext } from '../engine-context.ts';
import { wakeRunsOfProfiles } from '../runs/wake-runs-of-profiles.ts';
import { enterByChange, type WatchingVersion } from './enter-by-change.ts';
import { takeTouches } from './take-touches.ts';

const mostTouches = 1000;

/**
 * Works off profiles that changed: lets those in who thereby came into, or left, the audience of a journey, and has their
 * passages looked at, whose exits and goals may be about a rule. False when nothing was left to do.
 */
export async function followTouches(context: EngineContext): Promise<boolean> {
  const now = context.now();
  const touched = await transact(context.db, async (trx) => {
    const profiles = await takeTouches(trx, mostTouches);
    if (profiles.length === 0) return 0;
    const tally = new DeltaTally();
    const work = { trx, versions: context.versions, tally };
    await wakeRunsOfProfiles(
      trx,
      profiles.map((profile) => ({ ...profile, urgent: false })),
      now,
    );
    for (const version of await followingVersions(trx)) {
      // oxlint-disable-next-line no-await-in-loop -- one journey after the other, in the order of their versions
      await enterByChange(work, version, profiles, now);
    }
    await appendDeltas(trx, tally);
    return profiles.length;
  });
  if (touched === 0) return false;
  context.signals.woken.raise();
  context.signals.advance.raise();
  context.signals.counts.raise();
  return true;
}

async function followingVersions(trx: Kysely<Database>): Promise<WatchingVersion[]> {
  const { rows } = await sql<WatchingVersion>`
    SELECT live_version_id AS id, admits FROM journey
     WHERE goes_on AND follows_profiles ORDER BY live_version_id`.execute(trx);
  return rows;
}
