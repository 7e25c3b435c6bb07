import { durationMs, isMeant, ruleMoment } from '@waypost/journey';

import type { PublishedVersion } from '../journeys/published-versions.ts';
import type { GoalReached } from './reach-goals-of-people.ts';

/** An event that has just been recorded. */
interface RecordedEvent {
  profile: { bucket: number; id: string };
  name: string;
  payload: Readonly<Record<string, unknown>>;
}

/** Who reached the goal of which journey by these events. `journeys` are those of whose goal one of the events has the name. */
export function goalsOfEvents(
  versions: ReadonlyMap<number, PublishedVersion>,
  journeys: readonly { version_id: number; goal_event: string | null }[],
  events: readonly RecordedEvent[],
  now: number,
): GoalReached[] {
  // Fields of events hold no days to count from today.
  const moment = ruleMoment(now, 'UTC');
  return journeys.flatMap(({ version_id, goal_event }) => {
    const version = versions.get(version_id);
    const goal = version?.graph.graph.settings.goal;
    if (version === undefined || goal === undefined || goal_event === null) return [];
    return events
      .filter(({ name, payload }) => isMeant(goal.when, name, payload, { moment }))
      .map(({ profile }) => ({
        bucket: profile.bucket,
        profileId: profile.id,
        journeyId: version.journeyId,
        enteredSince: now - durationMs(goal.within),
      }));
  });
}
