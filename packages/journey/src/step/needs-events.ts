import type { CompiledGraph } from '../graph/compile-graph.ts';
import type { RunState } from './run-state.ts';

/**
 * Whether a step from here may look at the events of the person, in the activity itself or in those it comes to before it
 * waits again. No journey without a wait for an event needs them.
 */
export function needsEvents(
  { eventsOnArrival, eventsOnLeaving }: CompiledGraph,
  { activityId, waitingFor }: RunState,
): boolean {
  return waitingFor === null ? eventsOnArrival.has(activityId) : eventsOnLeaving.has(activityId);
}
