import { heldUntil } from '../runs/held-until.ts';
import type { LockedRun } from '../runs/locked-run.ts';
import type { WrittenRun } from '../runs/write-runs.ts';
import type { AdvancedProfile } from './load-profiles.ts';
import type { MovedRun } from './move-run.ts';

/** What one look at a run came to. */
export interface Look {
  run: LockedRun;
  moved: MovedRun;
  status: WrittenRun['status'];
  reason: string | null;
  /** The person before this look; undefined where nobody needed to know. */
  profile: AdvancedProfile | undefined;
}

/** The person leaves where they stand. */
export function ended(run: LockedRun, status: 'exited', reason: string): Look {
  const { activityId, visit } = run.state;
  const moved = {
    ...unmoved(run),
    state: { ...run.state, waitingFor: null, deadlineAt: null },
    moves: [{ activityId, visit, port: null, reason }],
  };
  return { run, moved, status, reason, profile: undefined };
}

/** The person stays where they are until the pause of their journey ends. */
export function held(run: LockedRun): Look {
  const moved = { ...unmoved(run), wakeAt: heldUntil.getTime() };
  return { run, moved, status: 'inside', reason: null, profile: undefined };
}

function unmoved({ state }: LockedRun): MovedRun {
  return {
    state,
    moves: [],
    arrivals: [],
    messages: [],
    unwritten: [],
    effects: [],
    profileUpdate: null,
    end: null,
    wakeAt: null,
    branches: [],
    closesBranches: null,
    reachesGoal: false,
  };
}
