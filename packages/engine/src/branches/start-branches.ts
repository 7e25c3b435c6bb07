import type { BranchStart } from '@waypost/journey';
import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';
import type { LockedRun } from '../runs/locked-run.ts';
import { branchRunId } from '../runs/run-ids.ts';
import { runLanes } from '../runs/run-lane.ts';

/** A parallel branch that begins, and the run it comes from, as it was before the look that began it. */
export interface StartedBranch extends BranchStart {
  parent: LockedRun;
  /** The parent's visit of the join, which the branch is one before. */
  joinVisit: number;
}

/**
 * Begins parallel branches as runs of their own, due at once in the lane their parent was in. They share its person,
 * journey, version, entry key and moment of entering.
 */
export async function startBranches(
  trx: Kysely<Database>,
  branches: readonly StartedBranch[],
  now: number,
): Promise<void> {
  if (branches.length === 0) return;
  const at = new Date(now);
  await sql`
    INSERT INTO run (bucket, id, profile_id, journey_id, version_id, entry_key, concurrency_key, activity, lane,
                     wake_at, context, entered_at, arrived_at, parent_id, root_id, branch, fork_visit)
    SELECT w.bucket, w.id, w.profile_id, w.journey_id, w.version_id, w.entry_key, 'branch:' || w.id, w.activity, w.lane,
           ${at}, w.context, w.entered_at, ${at}, w.parent_id, w.root_id, w.branch, w.fork_visit
      FROM unnest(
             ${branches.map(({ parent }) => parent.bucket)}::smallint[],
             ${branches.map(({ parent, port, joinVisit }) => branchRunId(parent, port, joinVisit - 1))}::uuid[],
             ${branches.map(({ parent }) => parent.profileId)}::uuid[],
             ${branches.map(({ parent }) => parent.journeyId)}::uuid[],
             ${branches.map(({ parent }) => parent.versionId)}::int[],
             ${branches.map(({ parent }) => parent.entryKey)}::text[],
             ${branches.map(({ state }) => state.activityId)}::text[],
             ${branches.map(({ parent }) => (parent.lane === runLanes.woken ? runLanes.woken : runLanes.time))}::smallint[],
             ${branches.map(({ state }) => JSON.stringify(state.context))}::jsonb[],
             ${branches.map(({ parent }) => new Date(parent.enteredAt))}::timestamptz[],
             ${branches.map(({ parent }) => parent.id)}::uuid[],
             ${branches.map(({ parent }) => parent.rootId ?? parent.id)}::uuid[],
             ${branches.map(({ state }) => state.branch)}::text[],
             ${branches.map(({ joinVisit }) => joinVisit - 1)}::int[]
           ) AS w (bucket, id, profile_id, journey_id, version_id, entry_key, activity, lane, context, entered_at, parent_id,
                   root_id, branch, fork_visit)`.execute(trx);
}
