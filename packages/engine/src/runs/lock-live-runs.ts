import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';
import { lockedRun, runColumns, type LockedRun, type RunRow } from './locked-run.ts';

/** Locks those of these runs that are live, in key order. */
export async function lockLiveRuns(
  trx: Kysely<Database>,
  runs: readonly { bucket: number; id: string }[],
): Promise<LockedRun[]> {
  if (runs.length === 0) return [];
  const { rows } = await sql<RunRow>`
    SELECT ${runColumns}
      FROM unnest(
             ${runs.map((run) => run.bucket)}::smallint[],
             ${runs.map((run) => run.id)}::uuid[]
           ) AS w (bucket, id)
      JOIN run r ON r.bucket = w.bucket AND r.id = w.id AND r.live
     ORDER BY r.bucket, r.id
       FOR UPDATE OF r`.execute(trx);
  return rows.map(lockedRun);
}
