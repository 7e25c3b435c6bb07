import { partOfGraph } from '@waypost/journey';
import type { Graph } from '@waypost/journey';

import type { Command } from './command.ts';
import { insertPart } from './insert-part.ts';

const offset = { x: 32, y: 32 };

/** Copies activities, and the connections among them, a little below; the copies are selected. */
export function duplicateActivities(graph: Graph, ids: readonly string[]): Command {
  return insertPart('duplicate', partOfGraph(graph, ids), offset);
}
