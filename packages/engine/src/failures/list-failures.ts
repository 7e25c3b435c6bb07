import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';

/** People whose journey ended at one activity for one reason. */
export interface FailureGroup {
  activity: string;
  reason: string;
  people: number;
  latest_at: Date;
}

/** Why people failed in a journey, the most frequent first. Branches are told by their person's own passage. */
export async function listFailures(
  db: Kysely<Database>,
  journeyId: string,
): Promise<FailureGroup[]> {
  const { rows } = await sql<FailureGroup>`
    SELECT activity, coalesce(reason, 'error') AS reason, count(*) AS people, max(ended_at) AS latest_at
      FROM run
     WHERE journey_id = ${journeyId}::uuid AND status = 'failed' AND parent_id IS NULL
     GROUP BY 1, 2
     ORDER BY people DESC, 1, 2
     LIMIT 100`.execute(db);
  return rows;
}
