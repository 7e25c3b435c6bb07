import { activityPorts, createActivity } from '@waypost/journey';
import type { Activity, ActivityType, Graph } from '@waypost/journey';

import type { Resources } from '../activities/resources.ts';
import type { Place } from './canvas/free-place.ts';

/** A new activity with what can be guessed: a message comes from the sender the others come from. */
export function newActivity(
  type: ActivityType,
  position: Place,
  graph: Graph,
  resources: Resources,
): Activity {
  const id = `${type.toLowerCase()}-${crypto.randomUUID().slice(0, 8)}`;
  const rounded = { x: Math.round(position.x), y: Math.round(position.y) };
  const activity: Activity = createActivity(type, id, rounded);
  return activity.type === 'whatsapp'
    ? { ...activity, senderId: usualSender(graph, resources) }
    : activity;
}

/** The sender the other messages come from, else the only one there is; null when it can't be guessed. */
export function usualSender(graph: Graph, resources: Resources): string | null {
  for (const activity of graph.activities) {
    if (activity.type === 'whatsapp' && activity.senderId !== null) return activity.senderId;
  }
  return resources.senders.length === 1 ? (resources.senders[0]?.id ?? null) : null;
}

/** The first port of an activity that leads nowhere; null when all are taken. */
export function freePort(activity: Activity, graph: Graph): string | null {
  const taken = new Set(
    graph.connections.flatMap(({ from }) => (from.activity === activity.id ? [from.port] : [])),
  );
  return activityPorts(activity).find((port) => !taken.has(port)) ?? null;
}
