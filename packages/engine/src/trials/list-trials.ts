import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';

/** A trial as lists show it. */
export interface ListedTrial {
  id: string;
  tried_id: string;
  factor: number;
  people: number;
  /** Who is still under way. */
  inside: number;
  started_at: Date;
  started_by: string;
  stopped_by: string | null;
}

/** Trials with how many are still under way; `t` is the table's alias. */
export const trials = sql`
  SELECT t.journey_id AS id, t.tried_id, t.factor, t.people, inside.n AS inside, t.started_at, t.started_by, t.stopped_by
    FROM trial t
   CROSS JOIN LATERAL (
      SELECT count(*)::int AS n FROM run r WHERE r.journey_id = t.journey_id AND r.live AND r.parent_id IS NULL
   ) AS inside`;

/** Most trials that anybody looks back at. */
const mostTrials = 50;

/** The latest trials of a journey, the newest first. */
export async function listTrials(db: Kysely<Database>, journeyId: string): Promise<ListedTrial[]> {
  const { rows } = await sql<ListedTrial>`
    ${trials} WHERE t.tried_id = ${journeyId}::uuid
     ORDER BY t.started_at DESC, t.journey_id LIMIT ${mostTrials}`.execute(db);
  return rows;
}
