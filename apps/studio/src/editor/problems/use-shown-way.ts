import type { Graph, Problem } from '@waypost/journey';
import { useMemo, useState } from 'react';

export interface ShownWay {
  /** Ids of the activities and connections to point out; null while there is no way to show. */
  way: ReadonlySet<string> | null;
  /** Shows the way that a problem speaks of, or none. */
  show: (problem: Problem) => void;
}

/**
 * The loop or way that a problem speaks of, to be pointed out on the canvas: from the click on the problem until
 * another activity is selected or the problem is gone.
 */
export function useShownWay(
  graph: Graph,
  problems: readonly Problem[],
  selectedId: string | undefined,
): ShownWay {
  const [clicked, setClicked] = useState<Problem | null>(null);
  const isThere =
    clicked !== null &&
    clicked.activityId === selectedId &&
    problems.some(
      ({ activityId, activities }) =>
        activityId === clicked.activityId && isSame(activities, clicked.activities),
    );
  const activities = isThere ? clicked.activities : undefined;
  const way = useMemo(
    () => (activities === undefined ? null : withConnections(graph, activities)),
    [graph, activities],
  );
  return { way, show: setClicked };
}

function isSame(one: readonly string[] | undefined, other: readonly string[] | undefined): boolean {
  return one?.join(' ') === other?.join(' ');
}

function withConnections(graph: Graph, activities: readonly string[]): ReadonlySet<string> {
  const steps = new Set(activities.map((id, place) => `${id} ${activities[place + 1] ?? ''}`));
  return new Set([
    ...activities,
    ...graph.connections.flatMap(({ id, from, to }) =>
      steps.has(`${from.activity} ${to}`) ? [id] : [],
    ),
  ]);
}
