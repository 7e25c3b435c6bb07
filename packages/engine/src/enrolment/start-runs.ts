import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';
import { runId } from '../runs/run-ids.ts';
import { runLanes } from '../runs/run-lane.ts';

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
 * out. Returns those that started, in the order asked for.
 */
export async function startRuns<S extends RunStart>(
  trx: Kysely<Database>,
  starts: readonly S[],
  now: number,
): Promise<S[]> {
  if (starts.length === 0) return [];
  const at = new Date(now);
  const ids = starts.map((start) =>
    runId(start.bucket, start.journeyId, start.profileId, start.entryKey),
  );
  const { rows } = await sql<{ id: string }>`
    WITH wanted AS MATERIALIZED (
      SELECT *
        FROM unnest(
               ${starts.map((start) => start.bucket)}::smallint[],
               ${ids}::uuid[],
               ${starts.map((start) => start.profileId)}::uuid[],
               ${starts.map((start) => start.journeyId)}::uuid[],
               ${starts.map((start) => start.versionId)}::int[],
               ${starts.map((start) => start.entryKey)}::text[],
               ${starts.map((start) => start.activity)}::text[],
               ${starts.map((start) => JSON.stringify({ event: start.event, messages: {} }))}::jsonb[]
             ) WITH ORDINALITY
             AS w (bucket, id, profile_id, journey_id, version_id, entry_key, activity, context, place)
    )
    INSERT INTO run (bucket, id, profile_id, journey_id, version_id, entry_key, activity, lane, wake_at,
                     context, entered_at, arrived_at)
    SELECT bucket, id, profile_id, journey_id, version_id, entry_key, activity, ${sql.lit(runLanes.woken)}, ${at}, context, ${at}, ${at}
      FROM wanted
     ORDER BY bucket, journey_id, profile_id, place
    ON CONFLICT DO NOTHING
    RETURNING id`.execute(trx);
  const started = new Set(rows.map(({ id }) => id));
  // Of several starts with one id the first is the one that was made.
  return starts.filter((_, place) => started.delete(ids[place] ?? ''));
}
