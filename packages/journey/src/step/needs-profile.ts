import type { CompiledGraph } from '../graph/compile-graph.ts';
import type { RunState } from './run-state.ts';

/**
 * Whether a step from here may look at the person's profile, in the activity itself or in those it comes to before it
 * waits again. Where it can't, nobody needs to read the profile.
 */
export function needsProfile(
  { profileOnArrival, profileOnLeaving }: CompiledGraph,
  { activityId, waitingFor }: RunState,
): boolean {
  return waitingFor === null ? profileOnArrival.has(activityId) : profileOnLeaving.has(activityId);
}
