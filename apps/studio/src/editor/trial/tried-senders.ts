import { isEntry, walkingOrder } from '@waypost/journey';
import type { ActivityOf, Graph } from '@waypost/journey';

import type { Resources } from '../../activities/resources.ts';

/** The senders that a journey's messages come from, each once. */
export function triedSenders(graph: Graph, { senders }: Resources): Resources['senders'] {
  const used = new Set(
    graph.activities.flatMap((activity) => (activity.type === 'whatsapp' ? activity.senderId : [])),
  );
  return senders.filter(({ id }) => used.has(id));
}

/** The message that people come to first; undefined: there is none. */
export function firstMessage(graph: Graph): ActivityOf<'whatsapp'> | undefined {
  const byId = new Map(graph.activities.map((activity) => [activity.id, activity]));
  for (const id of walkingOrder(graph, graph.activities.find(isEntry)?.id)) {
    const activity = byId.get(id);
    if (activity?.type === 'whatsapp') return activity;
  }
  return undefined;
}
