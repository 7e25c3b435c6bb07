import type { Activity } from '../activities/activity.ts';
import { isEntry } from '../activities/registry.ts';
import type { Graph } from './graph.ts';

/** A graph with the look-ups a step needs, made once per version. */
export interface CompiledGraph {
  graph: Graph;
  activities: ReadonlyMap<string, Activity>;
  /** Target by `<activity id>/<port>`. */
  targets: ReadonlyMap<string, string>;
  entry: Activity | undefined;
  /** WhatsApp activities some reaction waits for. */
  watched: ReadonlySet<string>;
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
  };
}

export function portKey(activityId: string, port: string): string {
  return `${activityId}/${port}`;
}
