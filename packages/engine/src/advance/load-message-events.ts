import type { MessageEvent } from '@waypost/journey';
import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';

interface MessageEventRow {
  sequence: number;
  kind: MessageEvent['kind'];
  message_id: string;
  button: number | null;
  text: string | null;
  answers: Record<string, unknown> | null;
  url: string | null;
}

/** What a person did with a message, without the key that the message has in its run. */
export type StoredMessageEvent = Omit<MessageEvent, 'message'>;

/**
 * Reads what people did with these messages, by message id, in receive order. A row chosen in a list is a
 * tap too; a picture or a place is a reply like a text.
 */
export async function loadMessageEvents(
  db: Kysely<Database>,
  messages: readonly { bucket: number; profileId: string; messageId: string }[],
): Promise<Map<string, StoredMessageEvent[]>> {
  const events = new Map<string, StoredMessageEvent[]>();
  if (messages.length === 0) return events;
  const { rows } = await sql<MessageEventRow>`
    SELECT e.id AS sequence, e.message_id, e.button,
           CASE WHEN e.kind IN ('click', 'flow') THEN e.kind
                WHEN e.button IS NOT NULL THEN 'button' ELSE 'reply' END AS kind,
           coalesce(e.payload ->> 'text', e.payload ->> 'button') AS text,
           CASE WHEN e.kind = 'flow' THEN e.payload -> 'flow' END AS answers,
           CASE WHEN e.kind = 'click' THEN e.payload ->> 'url' END AS url
      FROM unnest(
             ${messages.map((message) => message.bucket)}::smallint[],
             ${messages.map((message) => message.profileId)}::uuid[],
             ${messages.map((message) => message.messageId)}::uuid[]
           ) AS m (bucket, profile_id, message_id)
      JOIN event e
        ON e.bucket = m.bucket AND e.profile_id = m.profile_id AND e.message_id = m.message_id
     WHERE e.kind IN ('reply', 'button', 'list', 'flow', 'media', 'location', 'contacts', 'order', 'click')
     ORDER BY e.id`.execute(db);
  for (const { message_id, ...event } of rows) {
    const known = events.get(message_id);
    if (known) known.push(event);
    else events.set(message_id, [event]);
  }
  return events;
}
