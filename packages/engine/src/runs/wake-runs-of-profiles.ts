import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';
import { joiningLane, runLanes } from './run-lane.ts';

/** A profile something happened to. */
export interface WokenProfile {
  bucket: number;
  id: string;
  /** The person did something, so their runs are served before all others; else they keep their place. */
  urgent: boolean;
}

/**
 * Makes every live run of these profiles due, whatever it waits for; `step` decides. Nothing may be
 * filtered here, neither by `waiting_for` nor by `wake_at`: what we see of a run that is moving right
 * now is its old row, and skipping it by that would lose the wake-up (engine.md, 2.3). Rows are
 * locked in key order.
 */
export async function wakeRunsOfProfiles(
  trx: Kysely<Database>,
  profiles: readonly WokenProfile[],
  now: number,
): Promise<void> {
  if (profiles.length === 0) return;
  const woken = new Map<string, WokenProfile>();
  for (const { bucket, id, urgent } of profiles) {
    woken.set(id, { bucket, id, urgent: urgent || (woken.get(id)?.urgent ?? false) });
  }
  const each = [...woken.values()];
  await sql`
    WITH held AS MATERIALIZED (
      SELECT r.bucket, r.id, w.urgent
        FROM unnest(
               ${each.map((profile) => profile.bucket)}::smallint[],
               ${each.map((profile) => profile.id)}::uuid[],
               ${each.map((profile) => profile.urgent)}::boolean[]
             ) AS w (bucket, profile_id, urgent)
        JOIN run r ON r.bucket = w.bucket AND r.profile_id = w.profile_id AND r.live
       ORDER BY r.bucket, r.id
         FOR UPDATE OF r
    )
    UPDATE run
       SET wake_at = least(run.wake_at, ${new Date(now)}),
           lane = CASE WHEN held.urgent AND run.lane <> ${sql.lit(joiningLane)} THEN ${sql.lit(runLanes.woken)} ELSE run.lane END
      FROM held
     WHERE run.bucket = held.bucket AND run.id = held.id`.execute(trx);
}
