import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';

export interface CustomEvent {
  bucket: number;
  profileId: string;
  name: string;
  payload: Record<string, unknown>;
  /** ms since the epoch. */
  occurredAt: number;
}

/** Stores custom events and returns their ids in the order given. */
export async function insertEvents(
  trx: Kysely<Database>,
  events: readonly CustomEvent[],
  now: number,
): Promise<number[]> {
  if (events.length === 0) return [];
  const { rows } = await sql<{ id: number }>`
    WITH numbered AS MATERIALIZED (
      SELECT nextval(pg_get_serial_sequence('event', 'id')) AS id, e.*
        FROM unnest(
               ${events.map((event) => event.bucket)}::smallint[],
               ${events.map((event) => event.profileId)}::uuid[],
               ${events.map((event) => event.name)}::text[],
               ${events.map((event) => JSON.stringify(event.payload))}::jsonb[],
               ${events.map((event) => new Date(event.occurredAt))}::timestamptz[]
             ) WITH ORDINALITY AS e (bucket, profile_id, name, payload, occurred_at, place)
    ), stored AS (
      INSERT INTO event (bucket, id, profile_id, kind, name, payload, occurred_at, received_at)
      OVERRIDING SYSTEM VALUE
      SELECT bucket, id, profile_id, 'custom', name, payload, occurred_at, ${new Date(now)}
        FROM numbered
    )
    SELECT id FROM numbered ORDER BY place`.execute(trx);
  return rows.map((row) => row.id);
}
