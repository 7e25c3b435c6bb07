import type { Graph } from './graph.ts';

/** Ids of the activities each activity leads to directly. */
export function successors(graph: Graph): Map<string, string[]> {
  const next = new Map<string, string[]>(graph.activities.map(({ id }) => [id, []]));
  for (const { from, to } of graph.connections) next.get(from.activity)?.push(to);
  return next;
}

/** Everything that can be reached from an activity by at least one connection. */
export function reachableFrom(
  next: ReadonlyMap<string, readonly string[]>,
  start: string,
): Set<string> {
  const reached = new Set<string>();
  const open = [...(next.get(start) ?? [])];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (reached.has(id)) continue;
    reached.add(id);
    open.push(...(next.get(id) ?? []));
  }
  return reached;
}

/** Ids on the shortest way from one of the starts to a target, both included; null: there is none. */
export function shortestWay(
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

/** Activity ids in the order a reader meets them: from the entry downwards, each once, the unreachable last. */
export function walkingOrder(graph: Graph, entryId: string | undefined): string[] {
  const next = successors(graph);
  const order = new Set<string>();
  const open = entryId === undefined ? [] : [entryId];
  for (let id = open.shift(); id !== undefined; id = open.shift()) {
    if (order.has(id) || !next.has(id)) continue;
    order.add(id);
    open.push(...(next.get(id) ?? []));
  }
  for (const { id } of graph.activities) order.add(id);
  return [...order];
}
