import type { ProvidedResult } from '../activities/definition.ts';
import { errorPort } from '../activities/error-port.ts';
import { activityPorts, activityResults, isEntry } from '../activities/registry.ts';
import type { Connection, Graph } from '../graph/graph.ts';

/** A result that an activity can read, because people may have been where it comes from. */
export interface KnownResult extends ProvidedResult {
  /** As Liquid and rules write it: `results.<activity id>.<field>`. */
  path: string;
  /** The activity that learns it. */
  activityId: string;
  /** The shortest way here on which nobody gets it, from the entry on; null: whoever comes here has it. */
  missingOn: readonly string[] | null;
}

/** The name of a result in Liquid and rules. */
export function resultPath(activityId: string, field: string): string {
  return `results.${activityId}.${field}`;
}

/** What earlier activities provide to one activity, in the order of the graph's activities. */
export function knownResults(graph: Graph, activityId: string): KnownResult[] {
  return graph.activities.flatMap((source) => {
    const ways = new Map<string, Way>();
    return activityResults(source).flatMap((result) => {
      const ports = result.ports ?? activityPorts(source).filter((port) => port !== errorPort);
      const key = ports.join('\n');
      const way = ways.get(key) ?? wayFrom(graph, source.id, new Set(ports), activityId);
      ways.set(key, way);
      if (!way.leadsThere) return [];
      const path = resultPath(source.id, result.field);
      return [{ ...result, path, activityId: source.id, missingOn: way.around }];
    });
  });
}

/** Whether people come from some ports to a target, and the shortest way there that passes none of the ports. */
interface Way {
  leadsThere: boolean;
  around: string[] | null;
}

function wayFrom(graph: Graph, source: string, ports: ReadonlySet<string>, target: string): Way {
  const leaves = ({ from }: Connection) => from.activity === source && ports.has(from.port);
  const all = linesOut(graph.connections);
  const firsts = graph.connections.filter(leaves).map(({ to }) => to);
  if (shortestWay(all, firsts, target) === null) return { leadsThere: false, around: null };
  const others = linesOut(graph.connections.filter((connection) => !leaves(connection)));
  const entries = graph.activities.filter(isEntry).map(({ id }) => id);
  return { leadsThere: true, around: shortestWay(others, entries, target) };
}

function linesOut(connections: readonly Connection[]): ReadonlyMap<string, string[]> {
  const next = new Map<string, string[]>();
  for (const { from, to } of connections) {
    const targets = next.get(from.activity);
    if (targets === undefined) next.set(from.activity, [to]);
    else targets.push(to);
  }
  return next;
}

/** Ids on the shortest way from one of the starts to the target, both included; null: there is none. */
function shortestWay(
  next: ReadonlyMap<string, readonly string[]>,
  starts: readonly string[],
  target: string,
): string[] | null {
  const cameFrom = new Map<string, string | null>(starts.map((id) => [id, null]));
  for (const id of cameFrom.keys()) {
    if (id === target) return wayBack(cameFrom, target);
    for (const to of next.get(id) ?? []) if (!cameFrom.has(to)) cameFrom.set(to, id);
  }
  return null;
}

function wayBack(cameFrom: ReadonlyMap<string, string | null>, target: string): string[] {
  const way: string[] = [];
  for (let id: string | null = target; id !== null; id = cameFrom.get(id) ?? null) way.unshift(id);
  return way;
}
