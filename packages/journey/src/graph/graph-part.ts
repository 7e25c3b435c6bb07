import { z } from 'zod';

import { activitySchema, type Activity } from '../activities/activity.ts';
import { connectionSchema, type Connection, type Graph } from './graph.ts';

/** Some activities of a journey and the connections among them: what is copied and put in elsewhere. */
export const graphPartSchema = z.object({
  activities: z.array(activitySchema).min(1).max(2000),
  connections: z.array(connectionSchema).max(8000),
});
export interface GraphPart {
  activities: readonly Activity[];
  connections: readonly Connection[];
}

/** The activities with these ids, in the graph's order, and the connections among them. */
export function partOfGraph(graph: Graph, ids: readonly string[]): GraphPart {
  const wanted = new Set(ids);
  return {
    activities: graph.activities.filter(({ id }) => wanted.has(id)),
    connections: graph.connections.filter(
      ({ from, to }) => wanted.has(from.activity) && wanted.has(to),
    ),
  };
}

/**
 * The same part under new ids, so that it can stand beside the original. What its activities say of each other (the
 * message a reaction watches, results of an earlier activity) follows; what they say of others stays as it is.
 *
 * @param newId gives an id nobody has, for an activity or a connection
 */
export function withNewIds(
  { activities, connections }: GraphPart,
  newId: (kind: 'activity' | 'connection') => string,
): GraphPart {
  const ids = new Map(activities.map(({ id }) => [id, newId('activity')]));
  const renamed = (id: string) => ids.get(id) ?? id;
  return {
    activities: activities.map((activity) =>
      activitySchema.parse({ ...withRenamed(activity, renamed), id: renamed(activity.id) }),
    ),
    connections: connections.map(({ from, to }) => ({
      id: newId('connection'),
      from: { activity: renamed(from.activity), port: from.port },
      to: renamed(to),
    })),
  };
}

type Renamed = (id: string) => string;

/** Fields of this kind name another activity of the journey. */
const namesActivity = /^activityIds?$|ActivityIds?$/;

/** Results of earlier activities, in Liquid and as fields of rules. */
const results = /\bresults\.([A-Za-z0-9_-]+)/g;

function withRenamed(settings: object, renamed: Renamed): object {
  return Object.fromEntries(
    Object.entries(settings).map(([key, value]) => [
      key,
      renamedValue(value, namesActivity.test(key), renamed),
    ]),
  );
}

function renamedValue(value: unknown, isName: boolean, renamed: Renamed): unknown {
  if (typeof value === 'string') {
    return isName
      ? renamed(value)
      : value.replace(results, (_, id: string) => `results.${renamed(id)}`);
  }
  if (Array.isArray(value)) return value.map((one) => renamedValue(one, isName, renamed));
  return value !== null && typeof value === 'object' ? withRenamed(value, renamed) : value;
}
