import { isEntry } from '@waypost/journey';
import type { Graph } from '@waypost/journey';
import type { FitViewOptions } from '@xyflow/react';

import { fitOptions } from './CanvasControls.tsx';
import { directionOf } from './node-geometry.ts';

/** Of so many activities nothing could be read when all were in view, and drawing them all takes long. */
export const largeFrom = 100;

/** Small enough to see some way ahead, large enough to read everything. */
const readingZoom = 0.8;

/** What a canvas shows first: a journey as a whole; of a large one where people come in. Null: it is empty. */
export function startView(graph: Graph): FitViewOptions | null {
  const first = graph.activities.find(isEntry) ?? graph.activities[0];
  if (first === undefined) return null;
  if (graph.activities.length < largeFrom) return fitOptions;
  return {
    nodes: [{ id: first.id }],
    minZoom: readingZoom,
    maxZoom: readingZoom,
    // It stands at the edge that people come from, with the room for what follows.
    padding: {
      ...fitOptions.padding,
      ...(directionOf(graph) === 'down' ? { bottom: '70%' } : { right: '60%' }),
    },
  };
}
