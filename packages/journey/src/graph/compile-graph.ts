import type { Activity } from '../activities/activity.ts';
import { arrivalNeeds, isEntry } from '../activities/registry.ts';
import { resultsRead } from '../results/result-uses.ts';
import type { Graph } from './graph.ts';
import { successors } from './walk.ts';

/** A graph with the look-ups a step needs, made once per version. */
export interface CompiledGraph {
  graph: Graph;
  activities: ReadonlyMap<string, Activity>;
  /** Target by `<activity id>/<port>`. */
  targets: ReadonlyMap<string, string>;
  entry: Activity | undefined;
  /** WhatsApp activities some reaction waits for. */
  watched: ReadonlySet<string>;
  /** Activities whose results some activity reads; nothing is remembered of the others. */
  resultsRead: ReadonlySet<string>;
  /** Activities a run can't arrive at without its person's profile. */
  profileOnArrival: ReadonlySet<string>;
  /** Activities a run can't leave without its person's profile. */
  profileOnLeaving: ReadonlySet<string>;
}

export function compileGraph(graph: Graph): CompiledGraph {
  const watched = new Set<string>();
  for (const activity of graph.activities) {
    if (activity.type === 'reaction' && activity.activityId !== null)
      watched.add(activity.activityId);
  }
  return {
    graph,
    activities: new Map(graph.activities.map((activity) => [activity.id, activity])),
    targets: new Map(
      graph.connections.map(({ from, to }) => [portKey(from.activity, from.port), to]),
    ),
    entry: graph.activities.find(isEntry),
    watched,
    resultsRead: resultsRead(graph),
    ...profileNeeds(graph),
  };
}

function profileNeeds(graph: Graph): Pick<CompiledGraph, 'profileOnArrival' | 'profileOnLeaving'> {
  const next = successors(graph);
  const onArrival = new Set(
    graph.activities.flatMap((activity) =>
      arrivalNeeds(activity) === 'profile' ? [activity.id] : [],
    ),
  );
  const leadsToNeed = (id: string): boolean =>
    (next.get(id) ?? []).some((target) => onArrival.has(target));
  for (let grown = true; grown;) {
    grown = false;
    for (const activity of graph.activities) {
      const { id } = activity;
      if (onArrival.has(id) || arrivalNeeds(activity) !== 'behind' || !leadsToNeed(id)) continue;
      onArrival.add(id);
      grown = true;
    }
  }
  return {
    profileOnArrival: onArrival,
    profileOnLeaving: new Set(graph.activities.map(({ id }) => id).filter(leadsToNeed)),
  };
}

export function portKey(activityId: string, port: string): string {
  return `${activityId}/${port}`;
}
