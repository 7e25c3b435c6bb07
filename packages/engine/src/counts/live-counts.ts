import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';

export interface ActivityCount {
  activity: string;
  /** See `DeltaTally.add`. */
  outcome: string;
  n: number;
}

/** From when until when something was counted, ms since the epoch; the end is not part of it. */
export interface CountedPeriod {
  from: number;
  until: number;
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

/**
 * What happened in a version within a period, to the half hour. Who stands where (`here`, `branches`) is told as of now,
 * since no period has an answer to it. What was counted before half hours were kept is in no period.
 */
export async function countsWithin(
  db: Kysely<Database>,
  versionId: number,
  { from, until }: CountedPeriod,
  now: number,
): Promise<ActivityCount[]> {
  const isGoingOn = now >= from && now < until;
  const { rows } = await sql<ActivityCount>`
    SELECT activity, outcome, sum(n)::bigint AS n
      FROM (SELECT activity, outcome, n FROM activity_half_hour
             WHERE version_id = ${versionId} AND at >= ${new Date(from)} AND at < ${new Date(until)}
             UNION ALL
            SELECT activity, outcome, n FROM activity_count
             WHERE version_id = ${versionId} AND outcome IN ('here', 'branches')
             UNION ALL
            SELECT activity, outcome, n FROM activity_delta
             WHERE version_id = ${versionId}
               AND (${isGoingOn} OR outcome IN ('here', 'branches'))) AS together
     GROUP BY activity, outcome
     ORDER BY activity, outcome`.execute(db);
  return rows;
}
