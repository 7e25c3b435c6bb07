import type { Graph } from '@waypost/journey';

import type { Selection } from '../store/selection.ts';

/** Names of what an author can do to a graph; each has a text, shown as "Undo: …". */
export type CommandName =
  | 'add'
  | 'move'
  | 'tidy'
  | 'turn'
  | 'connect'
  | 'detach'
  | 'delete'
  | 'duplicate'
  | 'cut'
  | 'paste'
  | 'rename'
  | 'update'
  | 'settings'
  | 'addNote'
  | 'updateNote'
  | 'putBack'
  | 'join';

/** One change of the graph, and one step of undo. */
export interface Command {
  name: CommandName;
  /** Commands that follow each other closely with the same key (typing, arrow keys) are one undo step. */
  mergeKey?: string;
  /** Returns the changed graph, or the same one when there is nothing to change. */
  apply: (graph: Graph) => Graph;
  /** What is selected afterwards; left out: what was. */
  select?: Selection;
}
