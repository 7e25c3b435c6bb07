import type { Graph, GraphPart } from '@waypost/journey';
import { sizes } from '@waypost/ui';

import { freePlace } from '../canvas/free-place.ts';
import type { Place } from '../canvas/free-place.ts';
import type { Command } from './command.ts';
import { insertPart } from './insert-part.ts';

/** Puts copied activities in so that their upper left corner comes near `wanted`, on top of nothing. */
export function pasteActivities(graph: Graph, part: GraphPart, wanted: Place): Command {
  const corner = {
    x: Math.min(...part.activities.map(({ position }) => position.x)),
    y: Math.min(...part.activities.map(({ position }) => position.y)),
  };
  const place = freePlace(graph, {
    x: wanted.x - sizes.node.width / 2,
    y: wanted.y - sizes.node.height / 2,
  });
  return insertPart('paste', knownReferences(graph, part), {
    x: place.x - corner.x,
    y: place.y - corner.y,
  });
}

/** From another journey: a reaction whose message did not come with it watches nothing yet. */
function knownReferences(graph: Graph, part: GraphPart): GraphPart {
  const known = new Set([...graph.activities, ...part.activities].map(({ id }) => id));
  return {
    ...part,
    activities: part.activities.map((activity) =>
      activity.type === 'reaction' &&
      activity.activityId !== null &&
      !known.has(activity.activityId)
        ? { ...activity, activityId: null }
        : activity,
    ),
  };
}
