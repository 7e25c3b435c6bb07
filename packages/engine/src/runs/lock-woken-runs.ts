import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';
import { lockedRun, runColumns, type LockedRun, type RunRow } from './locked-run.ts';
import { runLanes } from './run-lane.ts';

/**
 * Locks, in key order, the due runs of these profiles that somebody has woken. Called by the transaction that woke them:
 * nobody else can hold them.
 */
export async function lockWokenRuns(
  trx: Kysely<Database>,
  profiles: readonly { bucket: number; id: string }[],
  now: number,
): Promise<LockedRun[]> {
  if (profiles.length === 0) return [];
  const each = [...new Map(profiles.map((profile) => [profile.id, profile])).values()];
  const { rows } = await sql<RunRow>`
    SELECT ${runColumns}
      FROM unnest(
             ${each.map(({ bucket }) => bucket)}::smallint[],
             ${each.map(({ id }) => id)}::uuid[]
           ) AS w (bucket, profile_id)
      JOIN run r ON r.bucket = w.bucket AND r.profile_id = w.profile_id
     WHERE r.live AND r.lane = ${sql.lit(runLanes.woken)} AND r.wake_at <= ${new Date(now)}
     ORDER BY r.bucket, r.id
       FOR UPDATE OF r`.execute(trx);
  return rows.map(lockedRun);
}
