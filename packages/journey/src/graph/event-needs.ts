import type { Activity } from '../activities/activity.ts';
import { arrivalNeeds } from '../activities/registry.ts';
import type { Graph } from './graph.ts';
import { successors } from './walk.ts';

/** What the waits for events of a graph look at. */
export interface EventNeeds {
  /** Names of the events that activities wait for. */
  waitedEvents: readonly string[];
  /** Activities from which on events count for a wait behind them. */
  marking: ReadonlySet<string>;
  /** Activities a run can't arrive at without its person's events. */
  eventsOnArrival: ReadonlySet<string>;
  /** Activities whose waiting runs can't be looked at without their person's events. */
  eventsOnLeaving: ReadonlySet<string>;
}

const none: EventNeeds = {
  waitedEvents: [],
  marking: new Set(),
  eventsOnArrival: new Set(),
  eventsOnLeaving: new Set(),
};

export function eventNeeds(graph: Graph): EventNeeds {
  const waits = graph.activities.filter(isWaitForEvent);
  if (waits.length === 0) return none;
  const marking = new Set(waits.flatMap(({ since }) => since ?? []));
  const needing = new Set([...marking, ...waits.map(({ id }) => id)]);
  const next = successors(graph);
  const leadsToNeed = (id: string): boolean =>
    (next.get(id) ?? []).some((target) => needing.has(target));
  for (let grown = true; grown;) {
    grown = false;
    for (const activity of graph.activities) {
      if (needing.has(activity.id) || arrivalNeeds(activity) === 'nothing') continue;
      if (!leadsToNeed(activity.id)) continue;
      needing.add(activity.id);
      grown = true;
    }
  }
  const waiting = new Set(waits.map(({ id }) => id));
  return {
    waitedEvents: [...new Set(waits.map(({ eventName }) => eventName))],
    marking,
    eventsOnArrival: needing,
    eventsOnLeaving: new Set(
      graph.activities.map(({ id }) => id).filter((id) => waiting.has(id) || leadsToNeed(id)),
    ),
  };
}

function isWaitForEvent(
  activity: Activity,
): activity is Extract<Activity, { type: 'waitForEvent' }> {
  return activity.type === 'waitForEvent';
}
