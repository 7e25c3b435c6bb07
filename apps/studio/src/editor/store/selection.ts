import type { Graph } from '@waypost/journey';

/** What the author has picked on the canvas; it decides what the pane shows. */
export type Selection =
  | { kind: 'nothing' }
  | { kind: 'activities'; ids: readonly string[] }
  | { kind: 'connection'; id: string }
  | { kind: 'note'; id: string };

export const nothing: Selection = { kind: 'nothing' };

/** Selects these activities, or nothing when the list is empty. */
export function activitiesSelected(ids: readonly string[]): Selection {
  return ids.length === 0 ? nothing : { kind: 'activities', ids };
}

/** The selection without what is no longer in the graph (after an undo or a delete). */
export function existingSelection(selection: Selection, graph: Graph): Selection {
  switch (selection.kind) {
    case 'nothing':
      return selection;
    case 'connection':
      return graph.connections.some(({ id }) => id === selection.id) ? selection : nothing;
    case 'note':
      return graph.notes?.some(({ id }) => id === selection.id) === true ? selection : nothing;
    case 'activities': {
      const existing = selection.ids.filter((wanted) =>
        graph.activities.some(({ id }) => id === wanted),
      );
      return existing.length === selection.ids.length ? selection : activitiesSelected(existing);
    }
  }
}
