import { instantJumps, isEntry, type Graph, type JumpTarget } from '@waypost/journey';

/** What is kept of a live version for the journeys that jump into it. */
export type JumpPlace = Pick<JumpTarget, 'fields' | 'leadsAtOnceTo'>;

/** Reads it off a graph. */
export function jumpPlace(graph: Graph): JumpPlace {
  const entry = graph.activities.find(isEntry);
  return {
    fields: entry?.type === 'entryJump' ? entry.fields : null,
    leadsAtOnceTo: [...new Set(instantJumps(graph).map(({ journeyId }) => journeyId))],
  };
}
