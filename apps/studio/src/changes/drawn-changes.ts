import { diffGraphs } from '@waypost/journey';
import type { Connection, Graph } from '@waypost/journey';

import { freePlace } from '../editor/canvas/free-place.ts';

export type ActivityChange = 'added' | 'removed' | 'changed';

/** What the canvas marks on a graph: activities and connections by their ids. */
export interface DrawnChanges {
  activities: ReadonlyMap<string, ActivityChange>;
  connections: ReadonlyMap<string, 'added' | 'removed'>;
}

/**
 * Two graphs in one drawing: the later one, and what the earlier one had beside it, where it stood or in the next place
 * that is free.
 */
export function drawChanges(before: Graph, after: Graph): { graph: Graph; changes: DrawnChanges } {
  const { added, removed, changed } = diffGraphs(before, after);
  let graph = after;
  for (const activity of removed) {
    const position = freePlace(graph, activity.position);
    graph = { ...graph, activities: [...graph.activities, { ...activity, position }] };
  }
  const earlier = new Set(before.connections.map(wayOf));
  const later = new Set(after.connections.map(wayOf));
  const fresh = after.connections.filter((connection) => !earlier.has(wayOf(connection)));
  const gone = before.connections
    .filter((connection) => !later.has(wayOf(connection)))
    .map((connection) => ({ ...connection, id: `removed ${connection.id}` }));
  return {
    graph: { ...graph, connections: [...graph.connections, ...gone] },
    changes: {
      activities: new Map<string, ActivityChange>([
        ...added.map(({ id }) => [id, 'added'] as const),
        ...removed.map(({ id }) => [id, 'removed'] as const),
        ...changed.map(({ after: { id } }) => [id, 'changed'] as const),
      ]),
      connections: new Map([
        ...fresh.map(({ id }) => [id, 'added'] as const),
        ...gone.map(({ id }) => [id, 'removed'] as const),
      ]),
    },
  };
}

/** What a connection is, whatever its id. */
function wayOf({ from, to }: Connection): string {
  return `${from.activity} ${from.port} ${to}`;
}
