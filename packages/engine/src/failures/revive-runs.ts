import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';
import { runLanes } from '../runs/run-lane.ts';
import type { FailedRun } from './lock-failed-runs.ts';

/**
 * Has locked passages come anew to the activity they failed at, due now. It is a visit of its own: its message has an id
 * of its own, so what was refused before stays as it is told.
 */
export async function reviveRuns(
  trx: Kysely<Database>,
  runs: readonly FailedRun[],
  now: number,
): Promise<void> {
  if (runs.length === 0) return;
  const at = new Date(now);
  await sql`
    UPDATE run
       SET live = true, status = 'inside', reason = NULL, ended_at = NULL, visit = run.visit + 1, waiting_for = NULL,
           deadline_at = NULL, lane = ${sql.lit(runLanes.woken)}, wake_at = ${at}, arrived_at = ${at}
      FROM unnest(
             ${runs.map(({ bucket }) => bucket)}::smallint[],
             ${runs.map(({ id }) => id)}::uuid[]) AS w (bucket, id)
     WHERE run.bucket = w.bucket AND run.id = w.id`.execute(trx);
}
