import type { ProvidedResult } from '../activities/definition.ts';
import { errorPort } from '../activities/error-port.ts';
import { activityPorts, activityResults, isEntry } from '../activities/registry.ts';
import type { Connection, Graph } from '../graph/graph.ts';
import { shortestWay, successors } from '../graph/walk.ts';

/** A result that an activity can read, because people may have been where it comes from. */
export interface KnownResult extends ProvidedResult {
  /** As Liquid and rules write it: `results.<activity id>.<field>`. */
  path: string;
  /** The activity that learns it. */
  activityId: string;
  ports: readonly string[];
}

/** A way through a journey: its activities, and the port by which each but the last is left. */
export interface Way {
  activities: string[];
  ports: string[];
}

/** The name of a result in Liquid and rules. */
export function resultPath(activityId: string, field: string): string {
  return `results.${activityId}.${field}`;
}

/** What earlier activities provide to one activity, in the order of the graph's activities. */
export function knownResults(graph: Graph, activityId: string): KnownResult[] {
  const before = portsBefore(graph, activityId);
  return graph.activities.flatMap((source) => {
    const leading = before.get(source.id);
    if (leading === undefined) return [];
    return activityResults(source).flatMap((result) => {
      const ports = result.ports ?? activityPorts(source).filter((port) => port !== errorPort);
      if (!ports.some((port) => leading.has(port))) return [];
      const path = resultPath(source.id, result.field);
      return [{ ...result, ports, path, activityId: source.id }];
    });
  });
}

/** Ports from which a path leads to an activity, by the activity they belong to. */
function portsBefore(graph: Graph, target: string): Map<string, Set<string>> {
  const into = Map.groupBy(graph.connections, ({ to }) => to);
  const before = new Map<string, Set<string>>();
  const open = [target];
  const seen = new Set(open);
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    for (const { from } of into.get(id) ?? []) {
      const ports = before.get(from.activity) ?? new Set();
      before.set(from.activity, ports.add(from.port));
      if (seen.has(from.activity)) continue;
      seen.add(from.activity);
      open.push(from.activity);
    }
  }
  return before;
}

/**
 * The shortest way to an activity on which nobody gets a result, from the entry on, both ends included; null when
 * whoever comes there has it.
 */
export function wayWithout(graph: Graph, result: KnownResult, target: string): Way | null {
  const connections = graph.connections.filter((connection) => !provides(connection, result));
  const next = successors({ ...graph, connections });
  const entries = graph.activities.filter(isEntry).map(({ id }) => id);
  const activities = shortestWay(next, entries, target);
  if (activities === null) return null;
  const ports = activities.slice(0, -1).map((id, place) => {
    const to = activities[place + 1];
    return connections.find((one) => one.from.activity === id && one.to === to)?.from.port ?? '';
  });
  return { activities, ports };
}

function provides({ from }: Connection, { activityId, ports }: KnownResult): boolean {
  return from.activity === activityId && ports.includes(from.port);
}
