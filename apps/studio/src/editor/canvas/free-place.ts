import { activityPorts } from '@waypost/journey';
import type { Activity, Graph } from '@waypost/journey';
import { sizes } from '@waypost/ui';

import { columnStep, rowStep } from './node-geometry.ts';

export interface Place {
  x: number;
  y: number;
}

/** Place for an activity that comes behind a port: below, beside its siblings, and on top of nothing. */
export function placeBehind(graph: Graph, activity: Activity, port: string): Place {
  const ports = activityPorts(activity);
  const index = Math.max(0, ports.indexOf(port));
  const main = ports.length <= 2 ? index : index - (ports.length - 1) / 2;
  return freePlace(graph, {
    x: activity.position.x + main * columnStep,
    y: activity.position.y + rowStep,
  });
}

/** Place for an activity that hangs on nothing yet: below everything. */
export function placeBelow(graph: Graph): Place {
  const lowest = graph.activities.reduce<Activity | null>(
    (low, activity) => (low === null || activity.position.y > low.position.y ? activity : low),
    null,
  );
  return lowest === null
    ? { x: 0, y: 0 }
    : freePlace(graph, { x: lowest.position.x, y: lowest.position.y + rowStep });
}

/** The wanted place, or the next one to the right where no other activity is. */
export function freePlace(graph: Graph, wanted: Place): Place {
  const place = { ...wanted };
  while (
    graph.activities.some(
      ({ position }) =>
        Math.abs(position.x - place.x) < sizes.node.width + 8 &&
        Math.abs(position.y - place.y) < sizes.node.liveHeight + 8,
    )
  ) {
    place.x += columnStep / 2;
  }
  return place;
}
