import { takesTime } from '../activities/registry.ts';
import type { CompiledGraph } from './compile-graph.ts';
import { successors } from './walk.ts';

/** Ids of the senders whose messages people may come to by their first step, before they wait for anything. */
export function firstSenders({ graph, activities, entry }: CompiledGraph): Set<string> {
  const senders = new Set<string>();
  if (entry === undefined) return senders;
  const next = successors(graph);
  const reached = new Set([entry.id]);
  for (const id of reached) {
    const activity = activities.get(id);
    if (activity?.type === 'whatsapp' && activity.senderId !== null) senders.add(activity.senderId);
    const waits = activity === undefined || activity.type === 'whatsapp' || takesTime(activity);
    if (!waits) for (const target of next.get(id) ?? []) reached.add(target);
  }
  return senders;
}
