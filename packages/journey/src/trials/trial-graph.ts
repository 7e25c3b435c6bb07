import { entryAudienceSchema } from '../activities/entry-audience/schema.ts';
import { endSchema } from '../activities/end/schema.ts';
import type { Activity } from '../activities/activity.ts';
import type { Connection, Graph } from '../graph/graph.ts';
import { portKey } from '../graph/port-key.ts';

/**
 * A journey as a trial runs it: nobody is kept waiting in front of its entry or kept out by its dates, and nobody comes into
 * another journey by it. A jump is an end, and an activity that starts a journey for somebody else is passed at once.
 * Everything else is as it was written.
 */
export function trialGraph(graph: Graph): Graph {
  const { entryRate: _rate, opens: _opens, closes: _closes, ...settings } = graph.settings;
  const starters = new Set(
    graph.activities.flatMap(({ id, type }) => (type === 'startJourney' ? [id] : [])),
  );
  return {
    ...graph,
    settings,
    activities: graph.activities
      .filter(({ id }) => !starters.has(id))
      .map((activity) => triedActivity(activity)),
    connections: aroundStarters(graph.connections, starters),
  };
}

function triedActivity(activity: Activity): Activity {
  const { id, name, position } = activity;
  if (activity.type === 'jump') return endSchema.parse({ id, name, position, type: 'end' });
  // Somebody chooses who comes in.
  if (activity.type === 'entryAudienceChange')
    return entryAudienceSchema.parse({ id, name, position, type: 'entryAudience' });
  return activity;
}

/** Leads each way to where it goes on behind the activities that are passed; one that comes back to itself ends. */
function aroundStarters(
  connections: readonly Connection[],
  starters: ReadonlySet<string>,
): Connection[] {
  const next = new Map(
    connections.map(({ from, to }) => [portKey(from.activity, from.port), to] as const),
  );
  const behind = (id: string | undefined): string | undefined => {
    let target = id;
    for (let passed = 0; target !== undefined && starters.has(target); passed += 1) {
      if (passed > starters.size) return undefined;
      target = next.get(portKey(target, 'next'));
    }
    return target;
  };
  return connections.flatMap((connection) => {
    if (starters.has(connection.from.activity)) return [];
    const to = behind(connection.to);
    return to === undefined ? [] : [{ ...connection, to }];
  });
}

/** What a trial of a journey really does, or leaves out, beside sending messages. */
export type TrialNote = 'requests' | 'profiles' | 'lists' | 'handOvers' | 'jumps' | 'starts';

const notes: Partial<Record<Activity['type'], TrialNote>> = {
  httpRequest: 'requests',
  updateProfile: 'profiles',
  audienceMembership: 'lists',
  handOver: 'handOvers',
  jump: 'jumps',
  startJourney: 'starts',
};

/** What whoever starts a trial of this journey should know beforehand. */
export function trialNotes({ activities }: Graph): TrialNote[] {
  return [...new Set(activities.flatMap(({ type }) => notes[type] ?? []))];
}
