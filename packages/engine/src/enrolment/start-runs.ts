import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';
import { runId } from '../runs/run-ids.ts';

/** A passage to begin, because an event asks for it. */
export interface RunStart {
  bucket: number;
  profileId: string;
  journeyId: string;
  versionId: number;
  /** The entry activity. */
  activity: string;
  entryKey: string;
  /** Payload of the event. */
  event: Record<string, unknown>;
}

/**
 * Starts runs, due at once; who has entered with the same entry key before, or is inside, is left
 * out. Returns how many started, by version and entry activity.
 */
export async function startRuns(
  trx: Kysely<Database>,
  starts: readonly RunStart[],
  now: number,
): Promise<{ version_id: number; activity: string; n: number }[]> {
  if (starts.length === 0) return [];
  const at = new Date(now);
  const { rows } = await sql<{ version_id: number; activity: string; n: number }>`
    WITH wanted AS MATERIALIZED (
      SELECT *
        FROM unnest(
               ${starts.map((start) => start.bucket)}::smallint[],
               ${starts.map((start) => runId(start.bucket, start.journeyId, start.profileId, start.entryKey))}::uuid[],
               ${starts.map((start) => start.profileId)}::uuid[],
               ${starts.map((start) => start.journeyId)}::uuid[],
               ${starts.map((start) => start.versionId)}::int[],
               ${starts.map((start) => start.entryKey)}::text[],
               ${starts.map((start) => start.activity)}::text[],
               ${starts.map((start) => JSON.stringify({ event: start.event, messages: {} }))}::jsonb[]
             ) WITH ORDINALITY
             AS w (bucket, id, profile_id, journey_id, version_id, entry_key, activity, context, place)
    ), started AS (
      INSERT INTO run (bucket, id, profile_id, journey_id, version_id, entry_key, activity, wake_at,
                       context, entered_at, arrived_at)
      SELECT bucket, id, profile_id, journey_id, version_id, entry_key, activity, ${at}, context, ${at}, ${at}
        FROM wanted
       ORDER BY bucket, journey_id, profile_id, place
      ON CONFLICT DO NOTHING
      RETURNING version_id, activity
    )
    SELECT version_id, activity, count(*) AS n FROM started GROUP BY version_id, activity`.execute(
    trx,
  );
  return rows;
}
