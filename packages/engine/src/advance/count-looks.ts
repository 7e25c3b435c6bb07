import { branchPlace } from '@waypost/journey';

import type { DeltaTally } from '../counts/delta-tally.ts';
import type { Look } from './look.ts';

/** Adds up who came, left and ended where. */
export function countLooks(tally: DeltaTally, looks: readonly Look[]): void {
  for (const { run, moved, status } of looks) {
    const count = (activity: string, outcome: string, n = 1) =>
      tally.add(run.versionId, activity, outcome, n);
    for (const move of moved.moves) {
      if (move.port !== null) count(move.activityId, `left:${move.port}`);
    }
    for (const arrival of moved.arrivals) count(arrival, 'entered');
    for (const activityId of moved.unwritten) count(activityId, 'excluded:sender_missing');
    count(run.state.activityId, 'here', -1);
    if (status === 'inside') count(moved.state.activityId, 'here');
    else if (run.state.branch === undefined) count(moved.state.activityId, status);
    else countBranchEnd(count, run.state.branch, moved.state.activityId, status);
    for (const { port, state } of moved.branches) {
      const { activityId: parallel } = branchPlace(state.branch ?? '');
      count(parallel, `left:${port}`);
      count(parallel, 'branches');
      // A branch that leads straight to the join is no second person there.
      if (state.activityId !== moved.state.activityId) count(state.activityId, 'entered');
      count(state.activityId, 'here');
    }
  }
}

/** A branch is no person: how it ends is counted apart, and it is no longer one of those its person has open. */
function countBranchEnd(
  count: (activity: string, outcome: string, n?: number) => void,
  branch: string,
  activityId: string,
  status: Exclude<Look['status'], 'inside'>,
): void {
  count(branchPlace(branch).activityId, 'branches', -1);
  count(activityId, `branch_${status}`);
}
