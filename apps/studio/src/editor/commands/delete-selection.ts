import type { Graph } from '@waypost/journey';

import { nothing } from '../store/selection.ts';
import type { Selection } from '../store/selection.ts';
import type { Command } from './command.ts';

/**
 * Removes the selected connection, or the selected activities with all that leads to and from them. `cut`: a copy of
 * them is in the clipboard.
 */
export function deleteSelection(selection: Selection, name: 'delete' | 'cut' = 'delete'): Command {
  return {
    name: selection.kind === 'connection' ? 'detach' : name,
    select: nothing,
    apply: (graph) => {
      switch (selection.kind) {
        case 'nothing':
          return graph;
        case 'connection':
          return {
            ...graph,
            connections: graph.connections.filter(({ id }) => id !== selection.id),
          };
        case 'note':
          return {
            ...graph,
            notes: (graph.notes ?? []).filter(({ id }) => id !== selection.id),
          };
        case 'activities':
          return withoutActivities(graph, new Set(selection.ids));
      }
    },
  };
}

function withoutActivities(graph: Graph, gone: ReadonlySet<string>): Graph {
  return {
    ...graph,
    activities: graph.activities
      .filter(({ id }) => !gone.has(id))
      .map((activity) =>
        activity.type === 'reaction' &&
        activity.activityId !== null &&
        gone.has(activity.activityId)
          ? { ...activity, activityId: null }
          : activity,
      ),
    connections: graph.connections.filter(
      ({ from, to }) => !gone.has(from.activity) && !gone.has(to),
    ),
  };
}
