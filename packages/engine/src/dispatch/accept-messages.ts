import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';

export interface AcceptedMessage {
  bucket: number;
  messageId: string;
  createdAt: Date;
  wamid: string;
  held: boolean;
}

/** Raises messages to accepted (or held by Meta). A greater state that a status brought first stays. */
export async function acceptMessages(
  trx: Kysely<Database>,
  messages: readonly AcceptedMessage[],
  now: number,
): Promise<void> {
  if (messages.length === 0) return;
  await sql`
    UPDATE message m
       SET state = CASE WHEN m.state IN ('queued', 'unknown') THEN a.state ELSE m.state END,
           wamid = coalesce(m.wamid, a.wamid),
           accepted_at = coalesce(m.accepted_at, ${new Date(now)})
      FROM unnest(
             ${messages.map((message) => message.bucket)}::smallint[],
             ${messages.map((message) => message.messageId)}::uuid[],
             ${messages.map((message) => message.createdAt)}::timestamptz[],
             ${messages.map((message) => message.wamid)}::text[],
             ${messages.map((message) => (message.held ? 'held' : 'accepted'))}::text[]
           ) AS a (bucket, message_id, created_at, wamid, state)
     WHERE m.bucket = a.bucket AND m.id = a.message_id AND m.created_at = a.created_at`.execute(
    trx,
  );
}
