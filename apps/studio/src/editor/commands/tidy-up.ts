import dagre from '@dagrejs/dagre';
import { activityPorts } from '@waypost/journey';
import type { Graph } from '@waypost/journey';
import { sizes } from '@waypost/ui';

import { columnStep, rowStep } from '../canvas/node-geometry.ts';
import type { Command } from './command.ts';

/** Lays the journey out from top to bottom, branches in the order of their ports. */
export function tidyUp(): Command {
  return {
    name: 'tidy',
    apply: (graph) => {
      const layout = new dagre.graphlib.Graph();
      layout.setGraph({
        rankdir: 'TB',
        nodesep: columnStep - sizes.node.width,
        ranksep: rowStep - sizes.node.height,
      });
      layout.setDefaultEdgeLabel(() => ({}));
      for (const { id } of graph.activities) {
        layout.setNode(id, { width: sizes.node.width, height: sizes.node.height });
      }
      for (const [from, to] of linesInPortOrder(graph).toReversed()) layout.setEdge(from, to);
      dagre.layout(layout);
      return {
        ...graph,
        activities: graph.activities.map((activity) => {
          const node = layout.node(activity.id);
          return {
            ...activity,
            position: {
              x: Math.round(node.x - sizes.node.width / 2),
              y: Math.round(node.y - sizes.node.height / 2),
            },
          };
        }),
      };
    },
  };
}

/** From and to of every connection. (dagre draws the edge it was told last furthest to the left.) */
function linesInPortOrder(graph: Graph): [string, string][] {
  return graph.activities.flatMap((activity) =>
    activityPorts(activity).flatMap((port): [string, string][] => {
      const connection = graph.connections.find(
        ({ from }) => from.activity === activity.id && from.port === port,
      );
      return connection ? [[activity.id, connection.to]] : [];
    }),
  );
}
