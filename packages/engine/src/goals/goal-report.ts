import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';

/** How a journey does by its goal, all versions together. */
export interface GoalReport {
  /** Passages. */
  entered: number;
  reached: number;
  /** Half of those who reached it took no longer, ms; null while nobody did. */
  median_ms: number | null;
}

/** Counts the passages of a journey that reached its goal. */
export async function goalReport(db: Kysely<Database>, journeyId: string): Promise<GoalReport> {
  const { rows } = await sql<GoalReport>`
    SELECT (SELECT coalesce(sum(n), 0)
              FROM (SELECT c.n FROM activity_count c JOIN journey_version v ON v.id = c.version_id
                     WHERE v.journey_id = ${journeyId} AND c.outcome = 'entered'
                       AND c.activity = ANY (entries.ids)
                     UNION ALL
                    SELECT d.n FROM activity_delta d JOIN journey_version v ON v.id = d.version_id
                     WHERE v.journey_id = ${journeyId} AND d.outcome = 'entered'
                       AND d.activity = ANY (entries.ids)) AS counted)::bigint AS entered,
           goal.reached, goal.median_ms
      FROM (SELECT array_agg(DISTINCT a.value ->> 'id') AS ids
              FROM journey_version v CROSS JOIN jsonb_array_elements(v.graph -> 'activities') AS a (value)
             WHERE v.journey_id = ${journeyId} AND a.value ->> 'type' LIKE 'entry%') AS entries,
           (SELECT count(*) AS reached,
                   percentile_cont(0.5) WITHIN GROUP (
                     ORDER BY extract(epoch FROM goal_at - entered_at) * 1000)::double precision AS median_ms
              FROM run WHERE journey_id = ${journeyId} AND goal_at IS NOT NULL) AS goal`.execute(
    db,
  );
  return rows[0] ?? { entered: 0, reached: 0, median_ms: null };
}
