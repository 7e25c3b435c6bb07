import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';

/**
 * Makes every live run of these profiles due, whatever it waits for; `step` decides. Nothing may be
 * filtered here, neither by `waiting_for` nor by `wake_at`: what we see of a run that is moving right
 * now is its old row, and skipping it by that would lose the wake-up (engine.md, 2.3). Rows are
 * locked in key order.
 */
export async function wakeRunsOfProfiles(
  trx: Kysely<Database>,
  profiles: readonly { bucket: number; id: string }[],
  now: number,
): Promise<void> {
  if (profiles.length === 0) return;
  await sql`
    WITH held AS MATERIALIZED (
      SELECT r.bucket, r.id
        FROM run r
       WHERE r.live
         AND (r.bucket, r.profile_id) IN (
           SELECT * FROM unnest(
             ${profiles.map((profile) => profile.bucket)}::smallint[],
             ${profiles.map((profile) => profile.id)}::uuid[]
           ))
       ORDER BY r.bucket, r.id
         FOR UPDATE OF r
    )
    UPDATE run SET wake_at = least(run.wake_at, ${new Date(now)})
      FROM held
     WHERE run.bucket = held.bucket AND run.id = held.id`.execute(trx);
}
