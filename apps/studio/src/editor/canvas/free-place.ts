import { activityPorts } from '@waypost/journey';
import type { Activity, Graph } from '@waypost/journey';
import { sizes } from '@waypost/ui';

import { directionOf, nodeSize, stepped } from './node-geometry.ts';

export interface Place {
  x: number;
  y: number;
}

/** Place for an activity that comes behind a port: below or to the right, beside its siblings, and on top of nothing. */
export function placeBehind(graph: Graph, activity: Activity, port: string): Place {
  const ports = activityPorts(activity);
  const index = Math.max(0, ports.indexOf(port));
  const main = ports.length <= 2 ? index : index - (ports.length - 1) / 2;
  return freePlace(graph, stepped(directionOf(graph), activity.position, 1, main));
}

/** Place for an activity that hangs on nothing yet: beyond everything. */
export function placeBelow(graph: Graph): Place {
  const direction = directionOf(graph);
  const along = ({ position }: Activity) => (direction === 'down' ? position.y : position.x);
  const last = graph.activities.reduce<Activity | null>(
    (far, activity) => (far === null || along(activity) > along(far) ? activity : far),
    null,
  );
  return last === null ? { x: 0, y: 0 } : freePlace(graph, stepped(direction, last.position, 1, 0));
}

/** The wanted place, or the next one beside it where no other activity is. */
export function freePlace(graph: Graph, wanted: Place): Place {
  const direction = directionOf(graph);
  const { height } = nodeSize(direction, mostPorts(graph), true);
  let place = wanted;
  while (
    graph.activities.some(
      ({ position }) =>
        Math.abs(position.x - place.x) < sizes.node.width + 8 &&
        Math.abs(position.y - place.y) < height + 8,
    )
  ) {
    place = stepped(direction, place, 0, 0.5);
  }
  return place;
}

function mostPorts({ activities }: Graph): number {
  return Math.max(0, ...activities.map((activity) => activityPorts(activity).length));
}
