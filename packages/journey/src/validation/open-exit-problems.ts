import type { ActivityType } from '../activities/activity.ts';
import { activityPorts } from '../activities/registry.ts';
import type { Graph } from '../graph/graph.ts';
import { portKey } from '../graph/port-key.ts';
import type { Problem } from './problem.ts';

/** Activities that do nothing by themselves: they only decide when, or which way, people go on. */
const onlyLeadOn: ReadonlySet<ActivityType> = new Set([
  'condition',
  'split',
  'experiment',
  'reaction',
  'wait',
  'waitForEvent',
] satisfies ActivityType[]);

/**
 * Activities that lead on, but nowhere. A port that is not connected ends the passage, which is often what is meant;
 * where none of an activity's ports is, and it does nothing else, its author has surely forgotten something.
 */
export function openExitProblems(graph: Graph): Problem[] {
  const connected = new Set(graph.connections.map(({ from }) => portKey(from.activity, from.port)));
  return graph.activities.flatMap((activity): Problem[] => {
    if (!onlyLeadOn.has(activity.type)) return [];
    const ports = activityPorts(activity);
    if (ports.some((port) => connected.has(portKey(activity.id, port)))) return [];
    return [
      {
        severity: 'warning',
        activityId: activity.id,
        field: '',
        code: 'exits_open',
        text: 'Nothing comes after this activity, so it changes nothing. Connect one of its ways, or delete it.',
      },
    ];
  });
}
