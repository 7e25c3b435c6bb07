import type { RunContext, RunState } from '@waypost/journey';
import { sql, type Kysely } from 'kysely';

import { batchRows } from '../database/batch-rows.ts';
import type { Database } from '../database/schema.ts';
import { joiningLane, runLanes } from './run-lane.ts';

/** Where a run stands after a step. */
export interface WrittenRun {
  bucket: number;
  id: string;
  state: RunState;
  /** Null: as it is stored. */
  context: RunContext | null;
  status: 'inside' | 'finished' | 'failed' | 'exited';
  reason: string | null;
  /** ms since the epoch; null when it ended. */
  wakeAt: number | null;
  moved: boolean;
}

/**
 * Stores a batch of stepped runs in one statement. The rows are locked by this transaction already. A parallel branch
 * that is over is noted for its parent, which is not locked here (`joins`).
 */
export async function writeRuns(
  trx: Kysely<Database>,
  runs: readonly WrittenRun[],
  now: number,
): Promise<void> {
  if (runs.length === 0) return;
  const at = new Date(now);
  await sql`
    UPDATE run
       SET activity = w.activity,
           visit = w.visit,
           live = w.status = 'inside',
           status = w.status,
           reason = w.reason,
           waiting_for = w.waiting_for,
           lane = CASE WHEN w.waiting_for = 'branches' THEN ${sql.lit(joiningLane)} ELSE ${sql.lit(runLanes.time)} END,
           unjoined = w.status <> 'inside' AND run.parent_id IS NOT NULL,
           wake_at = coalesce(w.wake_at, ${at}),
           deadline_at = w.deadline_at,
           context = coalesce(w.context, run.context),
           arrived_at = CASE WHEN w.moved THEN ${at} ELSE run.arrived_at END,
           ended_at = CASE WHEN w.status = 'inside' THEN NULL ELSE ${at}::timestamptz END
      FROM ${batchRows('w', {
        bucket: ['smallint', runs.map((run) => run.bucket)],
        id: ['uuid', runs.map((run) => run.id)],
        activity: ['text', runs.map((run) => run.state.activityId)],
        visit: ['int', runs.map((run) => run.state.visit)],
        status: ['text', runs.map((run) => run.status)],
        reason: ['text', runs.map((run) => run.reason)],
        waiting_for: ['text', runs.map((run) => run.state.waitingFor)],
        wake_at: ['timestamptz', runs.map((run) => moment(run.wakeAt))],
        deadline_at: ['timestamptz', runs.map((run) => moment(run.state.deadlineAt))],
        context: [
          'jsonb',
          runs.map((run) => (run.context === null ? null : JSON.stringify(run.context))),
        ],
        moved: ['boolean', runs.map((run) => run.moved)],
      })}
     WHERE run.bucket = w.bucket AND run.id = w.id`.execute(trx);
}

function moment(ms: number | null): Date | null {
  return ms === null ? null : new Date(ms);
}
