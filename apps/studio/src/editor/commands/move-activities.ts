import type { Command } from './command.ts';

export type Positions = ReadonlyMap<string, { x: number; y: number }>;

/** Puts activities at new places. One drag is one command. */
export function moveActivities(positions: Positions, mergeKey?: string): Command {
  return {
    name: 'move',
    ...(mergeKey === undefined ? {} : { mergeKey }),
    apply: (graph) => {
      let moved = false;
      const activities = graph.activities.map((activity) => {
        const position = positions.get(activity.id);
        if (
          position === undefined ||
          (position.x === activity.position.x && position.y === activity.position.y)
        ) {
          return activity;
        }
        moved = true;
        return { ...activity, position: { x: Math.round(position.x), y: Math.round(position.y) } };
      });
      return moved ? { ...graph, activities } : graph;
    },
  };
}
