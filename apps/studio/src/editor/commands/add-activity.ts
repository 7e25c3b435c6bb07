import type { Activity } from '@waypost/journey';

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
      const entered = withConnection(grown, split.from, activity.id);
      return out === null
        ? entered
        : withConnection(entered, { activity: activity.id, port: out }, split.to);
    },
  };
}
