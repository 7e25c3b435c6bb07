import type { Graph } from './graph.ts';

/** Whether a step may ask for the zone of people who have none of their own. */
export function usesZones({ activities }: Graph): boolean {
  return activities.some(
    (activity) =>
      (activity.type === 'wait' && activity.until.kind !== 'duration') ||
      (activity.type === 'updateProfile' &&
        activity.changes.some(({ how }) => how === 'today' || how === 'now')),
  );
}
