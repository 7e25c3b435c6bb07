import type { BranchFacts, RunContext } from '@waypost/journey';
import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';
import type { LockedRun } from '../runs/locked-run.ts';

/** A branch, as the join its parent stands at sees it. */
export interface LoadedBranch {
  id: string;
  parentId: string;
  activity: string;
  status: 'inside' | 'finished' | 'failed' | 'exited';
  reason: string | null;
  context: RunContext;
}

/** The branches these locked runs wait for at their joins; of those that are over the latest last. */
export async function loadBranches(
  trx: Kysely<Database>,
  parents: readonly LockedRun[],
): Promise<Map<string, LoadedBranch[]>> {
  const branches = new Map<string, LoadedBranch[]>(parents.map(({ id }) => [id, []]));
  if (parents.length === 0) return branches;
  const { rows } = await sql<LoadedBranch>`
    SELECT r.id, r.parent_id AS "parentId", r.activity, r.status, r.reason, r.context
      FROM unnest(
             ${parents.map(({ bucket }) => bucket)}::smallint[],
             ${parents.map(({ id }) => id)}::uuid[],
             ${parents.map(({ id, rootId }) => rootId ?? id)}::uuid[],
             ${parents.map(({ state }) => state.visit - 1)}::int[]
           ) AS w (bucket, parent_id, root_id, fork_visit)
      JOIN run r ON r.bucket = w.bucket AND r.root_id = w.root_id AND r.parent_id = w.parent_id
                AND r.fork_visit = w.fork_visit
     ORDER BY r.ended_at NULLS FIRST, r.id`.execute(trx);
  for (const row of rows) branches.get(row.parentId)?.push(row);
  return branches;
}

/** How far a branch has come, for the join its parent stands at. */
export function branchFacts(branch: LoadedBranch, joinId: string): BranchFacts {
  const { id, status, activity, context } = branch;
  const met = status === 'finished' && activity === joinId;
  return { runId: id, at: status === 'inside' ? 'inside' : met ? 'join' : 'elsewhere', context };
}
