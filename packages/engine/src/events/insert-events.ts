import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';

export interface CustomEvent {
  /** See `reserveEventIds`. */
  id: number;
  bucket: number;
  profileId: string;
  name: string;
  payload: Record<string, unknown>;
  /** ms since the epoch. */
  occurredAt: number;
}

/** Stores custom events. */
export async function insertEvents(
  trx: Kysely<Database>,
  events: readonly CustomEvent[],
  now: number,
): Promise<void> {
  if (events.length === 0) return;
  await sql`
    INSERT INTO event (bucket, id, profile_id, kind, name, payload, occurred_at, received_at)
    OVERRIDING SYSTEM VALUE
    SELECT bucket, id, profile_id, 'custom', name, payload, occurred_at, ${new Date(now)}
      FROM unnest(
             ${events.map((event) => event.bucket)}::smallint[],
             ${events.map((event) => event.id)}::bigint[],
             ${events.map((event) => event.profileId)}::uuid[],
             ${events.map((event) => event.name)}::text[],
             ${events.map((event) => JSON.stringify(event.payload))}::jsonb[],
             ${events.map((event) => new Date(event.occurredAt))}::timestamptz[]
           ) AS e (bucket, id, profile_id, name, payload, occurred_at)`.execute(trx);
}
