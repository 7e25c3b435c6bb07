import { activityPorts } from '@waypost/journey';
import type { Graph, Note } from '@waypost/journey';

import type { Place } from '../canvas/free-place.ts';
import { directionOf, nodeSize } from '../canvas/node-geometry.ts';

interface Box extends Place {
  width: number;
  height: number;
}

/** Air between a note and what it must not cover, px. */
const air = 16;

/**
 * New places for the notes of a graph whose activities get these places: each stays beside the activity it was nearest
 * to, and covers nothing. Without activities notes stay where they are.
 */
export function placeNotes(graph: Graph, places: ReadonlyMap<string, Place>): Map<string, Place> {
  const direction = directionOf(graph);
  const taken: Box[] = graph.activities.map((activity) => ({
    ...(places.get(activity.id) ?? activity.position),
    ...nodeSize(direction, activityPorts(activity).length, false),
  }));
  const placed = new Map<string, Place>();
  for (const note of graph.notes ?? []) {
    const nearest = nearestTo(note, graph);
    if (nearest === undefined) continue;
    const to = places.get(nearest.id) ?? nearest.position;
    const box = free(
      {
        x: note.position.x + to.x - nearest.position.x,
        y: note.position.y + to.y - nearest.position.y,
        ...note.size,
      },
      taken,
      direction,
    );
    taken.push(box);
    placed.set(note.id, { x: box.x, y: box.y });
  }
  return placed;
}

function nearestTo({ position, size }: Note, { activities }: Graph) {
  const box = { ...position, ...size };
  const plain = nodeSize('down', 1, false);
  const away = (place: Place) => gap(box, { ...place, ...plain });
  return activities.reduce<Graph['activities'][number] | undefined>(
    (best, one) => (best === undefined || away(one.position) < away(best.position) ? one : best),
    undefined,
  );
}

/** How far two boxes are from each other, edge to edge, px. */
function gap(one: Box, other: Box): number {
  const across = Math.max(one.x - other.x - other.width, other.x - one.x - one.width, 0);
  const along = Math.max(one.y - other.y - other.height, other.y - one.y - one.height, 0);
  return Math.hypot(across, along);
}

/** Moves a box aside, across the way people go, until nothing lies under it. */
function free(box: Box, taken: readonly Box[], direction: 'down' | 'right'): Box {
  const below = taken.find((other) => overlaps(box, other));
  if (below === undefined) return box;
  const aside =
    direction === 'down'
      ? { ...box, x: below.x + below.width + air }
      : { ...box, y: below.y + below.height + air };
  return free(aside, taken, direction);
}

function overlaps(one: Box, other: Box): boolean {
  return (
    one.x < other.x + other.width + air &&
    other.x < one.x + one.width + air &&
    one.y < other.y + other.height + air &&
    other.y < one.y + one.height + air
  );
}
