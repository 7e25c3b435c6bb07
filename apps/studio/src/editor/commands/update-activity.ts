import type { Activity, Graph } from '@waypost/journey';

import type { Command } from './command.ts';

/**
 * Puts changed settings in place of an activity's. `field` is what was changed: key strokes in one
 * field are one undo step. Connections of ports that `ports` no longer lists go with them.
 */
export function updateActivity(
  changed: Activity,
  field: string,
  ports: readonly string[],
): Command {
  return {
    name: 'update',
    mergeKey: `update:${changed.id}:${field}`,
    apply: (graph) => replaceActivity(graph, changed, ports),
  };
}

function replaceActivity(graph: Graph, changed: Activity, ports: readonly string[]): Graph {
  const kept = graph.connections.filter(
    ({ from }) => from.activity !== changed.id || ports.includes(from.port),
  );
  return {
    ...graph,
    activities: graph.activities.map((activity) =>
      activity.id === changed.id ? changed : activity,
    ),
    connections: kept.length === graph.connections.length ? graph.connections : kept,
  };
}
