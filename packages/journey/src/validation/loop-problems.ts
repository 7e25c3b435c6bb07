import { errorPort } from '../activities/error-port.ts';
import { takesTime } from '../activities/registry.ts';
import type { Connection, Graph } from '../graph/graph.ts';
import { reachableFrom, successors } from '../graph/walk.ts';
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
      problem(
        id,
        'This loop never waits, so people would go round without end. Put a wait or a reaction into it.',
      ),
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
        waits.has(from.activity) || (from.activity === activity.activityId && from.port === 'next'),
    );
    if (!reachableFrom(next, activity.id).has(activity.id)) return [];
    return [
      problem(
        activity.id,
        'People whose message was not sent, or was answered before, come back here without waiting and would go round without end. Put a wait into the loop.',
      ),
    ];
  });
}

function without(graph: Graph, left: (connection: Connection) => boolean): Map<string, string[]> {
  return successors({
    ...graph,
    connections: graph.connections.filter((connection) => !left(connection)),
  });
}

function problem(activityId: string, text: string): Problem {
  return { severity: 'error', activityId, field: '', code: 'loop_without_wait', text };
}
