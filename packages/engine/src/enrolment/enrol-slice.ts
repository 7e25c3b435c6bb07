import { sql, type Kysely, type RawBuilder } from 'kysely';

import type { Database } from '../database/schema.ts';
import { runLanes } from '../runs/run-lane.ts';
import type { ClaimedLaunch } from './claim-launch.ts';

export interface EnrolledSlice {
  /** Profiles read. Fewer than asked for: the audience is read to its end. */
  read: number;
  /** Runs started; the others have entered before, or are inside. */
  entered: number;
  lastBucket: number | null;
  lastId: string | null;
}

/**
 * Starts runs for the next slice of a launch's audience, in key order after its cursor, among profiles
 * created before the launch. Runs start due, at the entry activity. Ids are made of journey, profile and
 * entry key, so that reading a profile twice is a conflict, never a second run.
 * `filter` is a condition over profile `p`.
 *
 * `mayHaveEntered`: some may be inside, or have entered before, and are left out. Otherwise such a one is an error
 * (unique_violation) that undoes the slice; not looking for them first makes entering a fifth cheaper.
 */
export async function enrolSlice(
  trx: Kysely<Database>,
  launch: ClaimedLaunch,
  filter: RawBuilder<unknown>,
  size: number,
  now: number,
  mayHaveEntered = true,
): Promise<EnrolledSlice> {
  const at = new Date(now);
  const afterCursor =
    launch.cursor_id === null
      ? sql`TRUE`
      : sql`(p.bucket, p.id) > (${launch.cursor_bucket}::smallint, ${launch.cursor_id}::uuid)`;
  const { rows } = await sql<{
    read: number;
    entered: number;
    last_bucket: number | null;
    last_id: string | null;
  }>`
    WITH slice AS MATERIALIZED (
      SELECT p.bucket, p.id
        FROM profile p
       WHERE ${afterCursor} AND p.merged_into IS NULL AND p.created_at <= ${launch.started_at} AND (${filter})
       ORDER BY p.bucket, p.id
       LIMIT ${size}
    ), started AS (
      INSERT INTO run (bucket, id, profile_id, journey_id, version_id, entry_key, activity, lane,
                       wake_at, context, entered_at, arrived_at)
      SELECT s.bucket,
             id_in_bucket(s.bucket, 'run:' || ${launch.journey_id}::text || ':' || s.id || ':' || ${launch.entry_key}::text),
             s.id, ${launch.journey_id}::uuid, ${launch.version_id}::int, ${launch.entry_key}::text,
             ${launch.activity}::text, ${sql.lit(runLanes.launched)}, ${at}::timestamptz, '{"messages": {}}', ${at}::timestamptz,
             ${at}::timestamptz
        FROM slice s
       ORDER BY s.bucket, s.id
      ${mayHaveEntered ? sql`ON CONFLICT DO NOTHING` : sql``}
      RETURNING 1
    ), final AS (
      SELECT bucket, id FROM slice ORDER BY bucket DESC, id DESC LIMIT 1
    )
    SELECT (SELECT count(*) FROM slice) AS read,
           (SELECT count(*) FROM started) AS entered,
           (SELECT bucket FROM final) AS last_bucket,
           (SELECT id FROM final) AS last_id`.execute(trx);
  const row = rows[0];
  if (row === undefined) throw new Error('the slice gave no answer');
  return {
    read: row.read,
    entered: row.entered,
    lastBucket: row.last_bucket,
    lastId: row.last_id,
  };
}
