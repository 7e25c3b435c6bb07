import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';

export interface ActivityCount {
  activity: string;
  /** See `DeltaTally.add`. */
  outcome: string;
  n: number;
}

/** The numbers of a version as of this moment: folded counts and what is not folded yet, read together. */
export async function liveCounts(
  db: Kysely<Database>,
  versionId: number,
): Promise<ActivityCount[]> {
  const { rows } = await sql<ActivityCount>`
    SELECT activity, outcome, sum(n)::bigint AS n
      FROM (SELECT activity, outcome, n FROM activity_count WHERE version_id = ${versionId}
             UNION ALL
            SELECT activity, outcome, n FROM activity_delta WHERE version_id = ${versionId}) AS together
     GROUP BY activity, outcome
     ORDER BY activity, outcome`.execute(db);
  return rows;
}
