import dagre from '@dagrejs/dagre';
import { sizes } from '@waypost/ui';

import { columnStep, rowStep } from '../canvas/node-geometry.ts';

/** What is to be laid out: ids of activities, and lines between them in the order of the ports. */
export interface LayoutRequest {
  ids: readonly string[];
  lines: readonly (readonly [from: string, to: string])[];
}

/** The upper left corner of each activity, px on the canvas. */
export type Layout = [id: string, place: { x: number; y: number }][];

/** Lays activities out from top to bottom, branches in the order of their ports. */
export function layOut({ ids, lines }: LayoutRequest): Layout {
  const layout = new dagre.graphlib.Graph();
  layout.setGraph({
    rankdir: 'TB',
    nodesep: columnStep - sizes.node.width,
    ranksep: rowStep - sizes.node.height,
  });
  layout.setDefaultEdgeLabel(() => ({}));
  for (const id of ids) {
    layout.setNode(id, { width: sizes.node.width, height: sizes.node.height });
  }
  // dagre draws the edge it was told last furthest to the left.
  for (const [from, to] of lines.toReversed()) layout.setEdge(from, to);
  dagre.layout(layout);
  return ids.map((id) => {
    const { x, y } = layout.node(id);
    return [
      id,
      {
        x: Math.round(x - sizes.node.width / 2),
        y: Math.round(y - sizes.node.height / 2),
      },
    ];
  });
}
