import { withNewIds } from '@waypost/journey';
import type { Graph, GraphPart } from '@waypost/journey';

import { activitiesSelected } from '../store/selection.ts';
import type { Command, CommandName } from './command.ts';

/** Puts a part of a journey into the graph under new ids, moved by `offset`; it is selected then. */
export function insertPart(
  name: Extract<CommandName, 'duplicate' | 'paste'>,
  part: GraphPart,
  offset: { x: number; y: number },
): Command {
  const copy = withNewIds(part, (kind) =>
    kind === 'activity'
      ? `copy-${crypto.randomUUID().slice(0, 12)}`
      : `c-${crypto.randomUUID().slice(0, 12)}`,
  );
  const moved = copy.activities.map((activity) => ({
    ...activity,
    position: {
      x: Math.round(activity.position.x + offset.x),
      y: Math.round(activity.position.y + offset.y),
    },
  }));
  return {
    name,
    select: activitiesSelected(moved.map(({ id }) => id)),
    apply: (graph): Graph => ({
      ...graph,
      activities: [...graph.activities, ...moved],
      connections: [...graph.connections, ...copy.connections],
    }),
  };
}
