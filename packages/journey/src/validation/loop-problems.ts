import { errorPort } from '../activities/error-port.ts';
import { takesTime } from '../activities/registry.ts';
import { activityLabel } from '../graph/activity-label.ts';
import type { Connection, Graph } from '../graph/graph.ts';
import { reachableFrom, shortestWay, successors } from '../graph/walk.ts';
import type { Problem } from './problem.ts';

/** Loops that people would go round without end, one problem each. */
export function loopProblems(graph: Graph): Problem[] {
  return [...instantLoops(graph), ...reactionLoops(graph)];
}

/** Loops in which nothing takes time. Names one activity of each. */
function instantLoops(graph: Graph): Problem[] {
  const waiting = new Set(graph.activities.filter(takesTime).map(({ id }) => id));
  // Whoever leaves a wait by its error port has not waited.
  const next = without(graph, ({ from }) => waiting.has(from.activity) && from.port !== errorPort);
  const reported = new Set<string>();
  const problems: Problem[] = [];
  for (const { id } of graph.activities) {
    if (reported.has(id)) continue;
    const reached = reachableFrom(next, id);
    if (!reached.has(id)) continue;
    const loop = [...reached].filter((other) => reachableFrom(next, other).has(id));
    for (const member of loop) reported.add(member);
    problems.push(
      problem(graph, next, id, {
        code: 'loop_without_wait',
        text: (loop) =>
          `This loop never waits, so people would go round without end: ${loop}. Put a wait or a reaction into it.`,
      }),
    );
  }
  return problems;
}

/**
 * A reaction takes time only when its message was sent anew: people whose message was not sent leave it
 * at once, and so does whoever comes back to a message that was answered already. So a loop through
 * it needs a wait, or must pass the message by its port `next`.
 */
function reactionLoops(graph: Graph): Problem[] {
  const waits = new Set(
    graph.activities
      .filter((activity) => activity.type !== 'reaction' && takesTime(activity))
      .map(({ id }) => id),
  );
  return graph.activities.flatMap((activity) => {
    if (activity.type !== 'reaction') return [];
    const next = without(
      graph,
      ({ from }) =>
        (waits.has(from.activity) && from.port !== errorPort) ||
        (from.activity === activity.activityId && from.port === 'next'),
    );
    if (!reachableFrom(next, activity.id).has(activity.id)) return [];
    return [
      problem(graph, next, activity.id, {
        code: 'loop_not_sent',
        text: (loop) =>
          `People whose message was not sent, or was answered before, come back here without waiting and would go round without end: ${loop}. Put a wait into the loop.`,
      }),
    ];
  });
}

function without(graph: Graph, left: (connection: Connection) => boolean): Map<string, string[]> {
  return successors({
    ...graph,
    connections: graph.connections.filter((connection) => !left(connection)),
  });
}

/** A problem that shows the shortest loop through an activity. */
function problem(
  graph: Graph,
  next: ReadonlyMap<string, readonly string[]>,
  activityId: string,
  { code, text }: { code: string; text: (loop: string) => string },
): Problem {
  const round = shortestWay(next, next.get(activityId) ?? [], activityId) ?? [];
  const loop = [activityId, ...round];
  const labels = new Map(graph.activities.map((one) => [one.id, activityLabel(one)]));
  return {
    severity: 'error',
    activityId,
    field: '',
    code,
    text: text(loop.map((id) => `“${labels.get(id) ?? id}”`).join(' → ')),
    activities: loop,
  };
}
