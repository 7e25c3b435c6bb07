import { sql, type Kysely } from 'kysely';

import { batchRows } from '../database/batch-rows.ts';
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
      FROM ${batchRows('a', {
        bucket: ['smallint', messages.map((message) => message.bucket)],
        message_id: ['uuid', messages.map((message) => message.messageId)],
        created_at: ['timestamptz', messages.map((message) => message.createdAt)],
        wamid: ['text', messages.map((message) => message.wamid)],
        state: ['text', messages.map((message) => (message.held ? 'held' : 'accepted'))],
      })}
     WHERE m.bucket = a.bucket AND m.id = a.message_id AND m.created_at = a.created_at`.execute(
    trx,
  );
}
