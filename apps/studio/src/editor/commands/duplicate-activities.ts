import type { Connection } from '@waypost/journey';

import { activitiesSelected } from '../store/selection.ts';
import type { Command } from './command.ts';

const offset = 32;

/** Copies activities, and the connections among them, a little below; the copies are selected. */
export function duplicateActivities(ids: readonly string[]): Command {
  const copies = new Map(ids.map((id) => [id, `copy-${crypto.randomUUID().slice(0, 12)}`]));
  return {
    name: 'duplicate',
    select: activitiesSelected([...copies.values()]),
    apply: (graph) => {
      const activities = graph.activities.flatMap((activity) => {
        const id = copies.get(activity.id);
        if (id === undefined) return [];
        const { x, y } = activity.position;
        const copy = { ...activity, id, position: { x: x + offset, y: y + offset } };
        return copy.type === 'reaction' && copy.activityId !== null
          ? [{ ...copy, activityId: copies.get(copy.activityId) ?? copy.activityId }]
          : [copy];
      });
      const connections = graph.connections.flatMap(({ from, to }): Connection[] => {
        const source = copies.get(from.activity);
        const target = copies.get(to);
        if (source === undefined || target === undefined) return [];
        const id = `c-${crypto.randomUUID().slice(0, 12)}`;
        return [{ id, from: { activity: source, port: from.port }, to: target }];
      });
      return {
        ...graph,
        activities: [...graph.activities, ...activities],
        connections: [...graph.connections, ...connections],
      };
    },
  };
}
