import { isSameValue } from '@waypost/journey';

import type { Command } from './command.ts';
import { withNotes } from './notes.ts';

export type Positions = ReadonlyMap<string, { x: number; y: number }>;

/** Puts activities and notes at new places. One drag is one command. */
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
      const placed = withNotes(graph, (note) => {
        const position = positions.get(note.id);
        return position === undefined || isSameValue(position, note.position)
          ? note
          : { ...note, position: { x: Math.round(position.x), y: Math.round(position.y) } };
      });
      return moved ? { ...placed, activities } : placed;
    },
  };
}
