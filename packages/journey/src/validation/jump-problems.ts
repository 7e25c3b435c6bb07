import { isEntry, takesTime } from '../activities/registry.ts';
import type { JumpTarget } from '../activities/jump/jump-target.ts';
import type { Graph } from '../graph/graph.ts';
import { successors } from '../graph/walk.ts';
import type { Problem } from './problem.ts';

/** Where a journey sends people before they have waited for anything: the jumps they come to at once, and their targets. */
export function instantJumps(graph: Graph): { activityId: string; journeyId: string }[] {
  const activities = new Map(graph.activities.map((activity) => [activity.id, activity]));
  const next = successors(graph);
  const reached = new Set(graph.activities.filter(isEntry).map(({ id }) => id));
  return [...follow(reached)];

  function* follow(ids: Set<string>): Generator<{ activityId: string; journeyId: string }> {
    for (const id of ids) {
      const activity = activities.get(id);
      if (activity === undefined) continue;
      if (activity.type === 'jump' && activity.journeyId !== null)
        yield { activityId: id, journeyId: activity.journeyId };
      // A reaction is passed at once by those whose message was not sent.
      if (takesTime(activity) && activity.type !== 'reaction') continue;
      for (const target of next.get(id) ?? []) ids.add(target);
    }
  }
}

/** Jumps by which people would go round through journeys without end. */
export function jumpProblems(
  graph: Graph,
  journeys: readonly JumpTarget[] | undefined,
  journeyId: string | undefined,
): Problem[] {
  if (journeys === undefined || journeyId === undefined) return [];
  const known = new Map(journeys.map((journey) => [journey.id, journey]));
  return instantJumps(graph).flatMap((jump) => {
    const way = wayBack(jump.journeyId, journeyId, known);
    if (way === null) return [];
    const names = way.map((id) => known.get(id)?.name ?? '').filter((name) => name !== '');
    const through = names.length === 0 ? 'itself' : names.map((name) => `"${name}"`).join(' and ');
    return [
      {
        severity: 'error' as const,
        activityId: jump.activityId,
        field: 'journeyId',
        code: 'jump_without_wait',
        text: `People would go round without end: from here through ${through} and back without waiting. Put a wait before the jump.`,
      },
    ];
  });
}

/** The journeys between a jump's target and a journey, the target included; null: it does not lead there at once. */
function wayBack(
  from: string,
  to: string,
  known: ReadonlyMap<string, JumpTarget>,
): string[] | null {
  if (from === to) return [];
  const cameFrom = new Map<string, string | null>([[from, null]]);
  for (const id of cameFrom.keys()) {
    for (const target of known.get(id)?.leadsAtOnceTo ?? []) {
      if (target === to) {
        const way: string[] = [];
        for (let at: string | null = id; at !== null; at = cameFrom.get(at) ?? null)
          way.unshift(at);
        return way;
      }
      if (!cameFrom.has(target)) cameFrom.set(target, id);
    }
  }
  return null;
}
