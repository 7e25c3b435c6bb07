import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';
import { lockedRun, runColumns, type LockedRun, type RunRow } from '../runs/locked-run.ts';
import { setAsideUntil } from './set-aside-until.ts';

/** Locks, in key order, those of these runs that are still set aside. */
export async function lockSetAsideRuns(
  trx: Kysely<Database>,
  ids: readonly string[],
): Promise<LockedRun[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<RunRow>`
    SELECT ${runColumns}
      FROM unnest(${[...ids]}::uuid[]) AS w (id)
      JOIN run r ON r.bucket = bucket_of(w.id) AND r.id = w.id
     WHERE r.live AND r.wake_at >= ${setAsideUntil}
     ORDER BY r.bucket, r.id
       FOR UPDATE OF r`.execute(trx);
  return rows.map(lockedRun);
}
