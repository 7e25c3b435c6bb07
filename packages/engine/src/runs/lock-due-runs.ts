import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';
import { lockedRun, runColumns, type LockedRun, type RunRow } from './locked-run.ts';

/** Locks, in key order, those of these runs that are still due and that nobody else holds. */
export async function lockDueRuns(
  trx: Kysely<Database>,
  runs: readonly { bucket: number; id: string }[],
  now: number,
): Promise<LockedRun[]> {
  const { rows } = await sql<RunRow>`
    SELECT ${runColumns}
      FROM unnest(
             ${runs.map(({ bucket }) => bucket)}::smallint[],
             ${runs.map(({ id }) => id)}::uuid[]
           ) AS w (bucket, id)
      JOIN run r ON r.bucket = w.bucket AND r.id = w.id
     WHERE r.live AND r.wake_at <= ${new Date(now)}
     ORDER BY r.bucket, r.id
       FOR UPDATE OF r SKIP LOCKED`.execute(trx);
  return rows.map(lockedRun);
}
