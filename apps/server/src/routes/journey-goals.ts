import { liveCounts } from '@waypost/engine';
import { goalReport, listExitChanges } from '@waypost/engine/goals';
import { loadJourneys } from '@waypost/engine/journeys';

import type { ApiDependencies } from './dependencies.ts';
import { iso } from './instants.ts';

/** How a journey does by its goal. */
export async function journeyGoal(
  { db }: ApiDependencies,
  journey: { id: string; live_version_id: number | null },
) {
  const { entered, reached, median_ms } = await goalReport(db, journey.id);
  const counts =
    journey.live_version_id === null ? [] : await liveCounts(db, journey.live_version_id);
  const left = new Map(counts.map(({ activity, outcome, n }) => [`${activity} ${outcome}`, n]));
  return {
    entered,
    reached,
    medianMs: median_ms,
    ways: counts.flatMap(({ activity, outcome }) => {
      if (!outcome.startsWith('left:')) return [];
      const port = outcome.slice('left:'.length);
      return [
        {
          activityId: activity,
          port,
          left: left.get(`${activity} ${outcome}`) ?? 0,
          reached: left.get(`${activity} goal:${port}`) ?? 0,
        },
      ];
    }),
  };
}

/** What takes people out of a journey, and who changed it while it was live. */
export async function journeyExits({ db }: ApiDependencies, journeyId: string) {
  const journey = (await loadJourneys(db, [journeyId])).get(journeyId);
  return {
    exits: journey?.exits ?? [],
    changes: (await listExitChanges(db, journeyId)).map(({ at, ...change }) => ({
      ...change,
      at: iso(at),
    })),
  };
}
