import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';

export interface StartedJourney {
  journey_id: string;
  version_id: number;
  entry_event: string | null;
  /** The event that is its goal. */
  goal_event: string | null;
  /** Changes of people, events included, concern it. */
  follows_profiles: boolean;
}

/** Finds the live journeys that start with one of these events, or whose goal is one, and those that follow people anyway. */
export async function findStartedJourneys(
  db: Kysely<Database>,
  names: readonly string[],
): Promise<StartedJourney[]> {
  const { rows } = await sql<StartedJourney>`
    SELECT id AS journey_id, live_version_id AS version_id,
           CASE WHEN admits THEN entry_event END AS entry_event, goal_event, follows_profiles
      FROM journey
     WHERE goes_on AND (entry_event = ANY (${[...names]}::text[]) OR goal_event = ANY (${[...names]}::text[]) OR follows_profiles)
     ORDER BY id`.execute(db);
  return rows;
}
