import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';
import { lockedRun, runColumns, type LockedRun, type RunRow } from './locked-run.ts';

/** A request whose outcome is known, and the visit of the run that waits for it. */
export interface OutstandingCall {
  bucket: number;
  runId: string;
  activity: string;
  visit: number;
}

/**
 * Locks, in key order, the live runs that still wait for these requests, by their id. A run that has left its activity
 * (no answer in time, stopped) is not in the answer: a late outcome never moves it.
 */
export async function lockRunsWaitingForCalls(
  trx: Kysely<Database>,
  calls: readonly OutstandingCall[],
): Promise<Map<string, LockedRun>> {
  if (calls.length === 0) return new Map();
  const { rows } = await sql<RunRow>`
    SELECT ${runColumns}
      FROM unnest(
             ${calls.map((call) => call.bucket)}::smallint[],
             ${calls.map((call) => call.runId)}::uuid[],
             ${calls.map((call) => call.activity)}::text[],
             ${calls.map((call) => call.visit)}::int[]
           ) AS c (bucket, run_id, activity, visit)
      JOIN run r ON r.bucket = c.bucket AND r.id = c.run_id
     WHERE r.live AND r.waiting_for = 'call' AND r.activity = c.activity AND r.visit = c.visit
     ORDER BY r.bucket, r.id
       FOR UPDATE OF r`.execute(trx);
  return new Map(rows.map((row) => [row.id, lockedRun(row)]));
}
