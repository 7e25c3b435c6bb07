import { branchPlace } from '@waypost/journey';

import type { DeltaTally } from '../counts/delta-tally.ts';
import type { LockedRun } from '../runs/locked-run.ts';

/** Counts that a run goes on in another version. There nobody has `entered` by it: `moved_in` and `moved_out` say so. */
export function countMove(tally: DeltaTally, run: LockedRun, versionId: number): void {
  const { activityId, branch } = run.state;
  tally.add(run.versionId, activityId, 'here', -1);
  tally.add(versionId, activityId, 'here');
  tally.add(run.versionId, activityId, 'moved_out');
  tally.add(versionId, activityId, 'moved_in');
  if (branch === undefined) return;
  const { activityId: parallel } = branchPlace(branch);
  tally.add(run.versionId, parallel, 'branches', -1);
  tally.add(versionId, parallel, 'branches');
}
