import { sql, type Kysely } from 'kysely';

import type { Database, EventKind } from '../database/schema.ts';

/** Something a person did, often with a message of ours, or a failure of one. */
export interface InsertedEvent {
  bucket: number;
  profileId: string;
  kind: EventKind;
  /** The outbound message it is about. */
  messageId: string | null;
  runId: string | null;
  /** Place of the tapped button, or of the chosen row. */
  button: number | null;
  payload: Record<string, unknown>;
  /** By Meta's clock, ms since the epoch; the order of events is the order of their ids. */
  occurredAt: number;
}

/** Stores events in the order given. */
export async function insertEvents(
  trx: Kysely<Database>,
  events: readonly InsertedEvent[],
  now: number,
): Promise<void> {
  if (events.length === 0) return;
  await sql`
    INSERT INTO event (bucket, profile_id, kind, message_id, run_id, button, payload, occurred_at, received_at)
    SELECT bucket, profile_id, kind, message_id, run_id, button, payload, occurred_at, ${new Date(now)}
      FROM unnest(
             ${events.map((event) => event.bucket)}::smallint[],
             ${events.map((event) => event.profileId)}::uuid[],
             ${events.map((event) => event.kind)}::text[],
             ${events.map((event) => event.messageId)}::uuid[],
             ${events.map((event) => event.runId)}::uuid[],
             ${events.map((event) => event.button)}::int[],
             ${events.map((event) => JSON.stringify(event.payload))}::jsonb[],
             ${events.map((event) => new Date(event.occurredAt))}::timestamptz[]
           ) WITH ORDINALITY AS e (bucket, profile_id, kind, message_id, run_id, button, payload,
                                   occurred_at, place)
     ORDER BY place`.execute(trx);
}
