import type { MessageEvent } from '@waypost/journey';
import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';

interface MessageEventRow {
  sequence: number;
  kind: 'reply' | 'button' | 'failed';
  message_id: string;
  button: number | null;
}

/** A reply, tap or failure, without the key that its message has in its run. */
export type StoredMessageEvent = Omit<MessageEvent, 'message'>;

/**
 * Reads what people answered to these messages, and failures, by message id, in receive order. A row
 * chosen in a list is a tap too; a picture, a place or a filled Flow is a reply like a text.
 */
export async function loadMessageEvents(
  db: Kysely<Database>,
  messages: readonly { bucket: number; profileId: string; messageId: string }[],
): Promise<Map<string, StoredMessageEvent[]>> {
  const events = new Map<string, StoredMessageEvent[]>();
  if (messages.length === 0) return events;
  const { rows } = await sql<MessageEventRow>`
    SELECT e.id AS sequence, e.message_id, e.button,
           CASE WHEN e.kind = 'failed' THEN 'failed'
                WHEN e.button IS NOT NULL THEN 'button' ELSE 'reply' END AS kind
      FROM unnest(
             ${messages.map((message) => message.bucket)}::smallint[],
             ${messages.map((message) => message.profileId)}::uuid[],
             ${messages.map((message) => message.messageId)}::uuid[]
           ) AS m (bucket, profile_id, message_id)
      JOIN event e
        ON e.bucket = m.bucket AND e.profile_id = m.profile_id AND e.message_id = m.message_id
     WHERE e.kind IN ('reply', 'button', 'list', 'flow', 'media', 'location', 'contacts', 'order', 'failed')
     ORDER BY e.id`.execute(db);
  for (const row of rows) {
    const event = { sequence: row.sequence, kind: row.kind, button: row.button };
    const known = events.get(row.message_id);
    if (known) known.push(event);
    else events.set(row.message_id, [event]);
  }
  return events;
}
