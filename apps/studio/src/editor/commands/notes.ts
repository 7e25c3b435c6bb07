import type { Graph, Note } from '@waypost/journey';

import type { Command } from './command.ts';

/** Puts a note on the canvas and selects it. */
export function addNote(note: Note): Command {
  return {
    name: 'addNote',
    select: { kind: 'note', id: note.id },
    apply: (graph) => ({ ...graph, notes: [...(graph.notes ?? []), note] }),
  };
}

/** Puts a changed note in place of what it was. `field` is what was changed: typing in one is one undo step. */
export function updateNote(changed: Note, field: string): Command {
  return {
    name: 'updateNote',
    mergeKey: `note:${changed.id}:${field}`,
    apply: (graph) => withNotes(graph, (note) => (note.id === changed.id ? changed : note)),
  };
}

/** The graph with each of its notes as `change` wants it; the same graph when none is changed. */
export function withNotes(graph: Graph, change: (note: Note) => Note): Graph {
  const notes = graph.notes?.map(change);
  return notes === undefined || notes.every((note, place) => note === graph.notes?.[place])
    ? graph
    : { ...graph, notes };
}
