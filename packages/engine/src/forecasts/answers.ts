import type { Graph } from '@waypost/journey';

/** Shares of people, 0 to 1, by activity and port. What is left of 1 waits until the deadline. */
export type AnswerRates = ReadonlyMap<string, ReadonlyMap<string, number>>;

/** Where somebody stands whose way depends on what they, or others, do. */
export interface Asking {
  /** The passage, or the branch of it. */
  runId: string;
  activityId: string;
  visit: number;
}

/** What people do. Null: nothing, until the deadline. */
export interface Answers {
  portOf(asking: Asking): string | null;
}

/**
 * Hands out ports so that after any number of people each port has its share of them, to the nearest person: nothing is
 * drawn, so a forecast of the same people is always the same.
 */
export function ratedAnswers(rates: AnswerRates): Answers {
  const given = new Map<string, { asked: number; ports: Map<string, number> }>();
  return {
    portOf({ activityId }) {
      const shares = rates.get(activityId);
      if (shares === undefined) return null;
      const so = given.get(activityId) ?? { asked: 0, ports: new Map<string, number>() };
      given.set(activityId, so);
      so.asked += 1;
      let chosen: string | null = null;
      let widest = 0.5;
      for (const [port, share] of shares) {
        const behind = share * so.asked - (so.ports.get(port) ?? 0);
        if (behind >= widest) {
          widest = behind;
          chosen = port;
        }
      }
      if (chosen !== null) so.ports.set(chosen, (so.ports.get(chosen) ?? 0) + 1);
      return chosen;
    },
  };
}

/** Activities whose way depends on what people or others do, with the ports there are. */
export function askedActivities(graph: Graph): { id: string; ports: string[] }[] {
  return graph.activities.flatMap((activity) => {
    if (activity.type === 'reaction') {
      return [{ id: activity.id, ports: activity.outcomes.map(({ id }) => id) }];
    }
    const isAsked =
      activity.type === 'waitForEvent' || (activity.type === 'handOver' && activity.waits);
    return isAsked ? [{ id: activity.id, ports: ['next'] }] : [];
  });
}
