import { reachableFrom, successors } from '@waypost/journey';
import type { Activity, Connection, Graph } from '@waypost/journey';

import { directionOf, stepped, steps } from '../canvas/node-geometry.ts';

import type { Command } from './command.ts';
import { withConnection } from './connect-port.ts';

/** Where a new activity is hooked in: behind a port, or into the middle of a connection. */
export type Hook = { activity: string; port: string } | { connection: string } | null;

/** Puts an activity on the canvas and selects it. `out` is the port that leads on from it. */
export function addActivity(activity: Activity, hook: Hook, out: string | null): Command {
  return {
    name: 'add',
    select: { kind: 'activities', ids: [activity.id] },
    apply: (graph) => {
      const grown = { ...graph, activities: [...graph.activities, activity] };
      if (hook === null) return grown;
      if ('activity' in hook) {
        return withConnection(grown, { activity: hook.activity, port: hook.port }, activity.id);
      }
      const split = graph.connections.find(({ id }) => id === hook.connection);
      if (split === undefined) return grown;
      const entered = withConnection(withRoom(grown, activity.id, split), split.from, activity.id);
      return out === null
        ? entered
        : withConnection(entered, { activity: activity.id, port: out }, split.to);
    },
  };
}

/**
 * Puts an inserted activity where the next one stood and moves that one, with all that follows it, a
 * row on. Where there is room between the two already, everything stays.
 */
function withRoom(graph: Graph, insertedId: string, { from, to }: Connection): Graph {
  const place = new Map(graph.activities.map(({ id, position }) => [id, position]));
  const before = place.get(from.activity);
  const after = place.get(to);
  const direction = directionOf(graph);
  const along = ({ x, y }: { x: number; y: number }) => (direction === 'down' ? y : x);
  // Between two activities so far apart a third one fits.
  const enoughRoom = steps[direction].along * 1.4;
  if (!before || !after) return graph;
  const distance = along(after) - along(before);
  if (distance < 0 || distance >= enoughRoom) return graph;
  const following = reachableFrom(successors(graph), to).add(to);
  return {
    ...graph,
    activities: graph.activities.map((activity) => {
      if (activity.id === insertedId) return { ...activity, position: { ...after } };
      return following.has(activity.id) && along(activity.position) >= along(after)
        ? { ...activity, position: stepped(direction, activity.position, 1, 0) }
        : activity;
    }),
  };
}
