import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';

/** Advisory lock of the one folder among all processes. */
const folderLock = 7_251_002;
const mostAtOnce = 20_000;
const halfHourMs = 30 * 60_000;

/**
 * Moves appended deltas into the counts, and into those of the half hour in which they are folded, if nobody else is
 * at it. Returns the versions whose numbers were folded; a live number does not change by it.
 */
export async function foldDeltas(db: Kysely<Database>, now: number): Promise<number[]> {
  const halfHour = new Date(now - (now % halfHourMs));
  const { rows } = await sql<{ version_id: number }>`
    WITH folder AS MATERIALIZED (
      SELECT pg_try_advisory_xact_lock(${folderLock}) AS mine
    ), taken AS (
      DELETE FROM activity_delta
       WHERE (SELECT mine FROM folder)
         AND id IN (SELECT id FROM activity_delta ORDER BY id LIMIT ${mostAtOnce})
      RETURNING version_id, activity, outcome, n
    ), summed AS MATERIALIZED (
      SELECT version_id, activity, outcome, sum(n) AS n
        FROM taken
       GROUP BY version_id, activity, outcome
       ORDER BY version_id, activity, outcome
    ), timed AS (
      INSERT INTO activity_half_hour (version_id, at, activity, outcome, n)
      SELECT version_id, ${halfHour}::timestamptz, activity, outcome, n
        FROM summed
       -- Who stands where is true of now alone.
       WHERE outcome NOT IN ('here', 'branches')
      ON CONFLICT (version_id, at, activity, outcome) DO UPDATE SET n = activity_half_hour.n + excluded.n
    ), folded AS (
      INSERT INTO activity_count (version_id, activity, outcome, n)
      SELECT version_id, activity, outcome, n FROM summed
      ON CONFLICT (version_id, activity, outcome) DO UPDATE SET n = activity_count.n + excluded.n
      RETURNING version_id
    )
    SELECT DISTINCT version_id FROM folded ORDER BY version_id`.execute(db);
  return rows.map((row) => row.version_id);
}
