import dagre from '@dagrejs/dagre';
import type { Direction } from '@waypost/journey';

import { nodeSize, steps } from '../canvas/node-geometry.ts';

/** What is to be laid out: activities, and lines between them in the order of the ports. */
export interface LayoutRequest {
  direction: Direction;
  nodes: readonly { id: string; portCount: number }[];
  lines: readonly (readonly [from: string, to: string])[];
}

/** The upper left corner of each activity, px on the canvas. */
export type Layout = [id: string, place: { x: number; y: number }][];

/** Lays activities out the way people go, branches in the order of their ports. */
export function layOut({ direction, nodes, lines }: LayoutRequest): Layout {
  const layout = new dagre.graphlib.Graph();
  const { along, across } = steps[direction];
  const plain = nodeSize(direction, 1, false);
  layout.setGraph(
    direction === 'down'
      ? { rankdir: 'TB', nodesep: across - plain.width, ranksep: along - plain.height }
      : { rankdir: 'LR', nodesep: across - plain.height, ranksep: along - plain.width },
  );
  layout.setDefaultEdgeLabel(() => ({}));
  for (const { id, portCount } of nodes) layout.setNode(id, nodeSize(direction, portCount, false));
  // dagre draws the edge it was told last furthest to the left, or to the top.
  for (const [from, to] of lines.toReversed()) layout.setEdge(from, to);
  dagre.layout(layout);
  return nodes.map(({ id }) => {
    const { x, y, width, height } = layout.node(id);
    return [id, { x: Math.round(x - width / 2), y: Math.round(y - height / 2) }];
  });
}
