import { sql, type Kysely } from 'kysely';

import type { Database, WaitReason } from '../database/schema.ts';

export interface PostponedMessage {
  bucket: number;
  messageId: string;
  waitsFor: WaitReason;
  /** ms since the epoch. */
  dueAt: number;
}

/** Lets locked messages that nobody has claimed wait, each for its reason. */
export async function postponeMessages(
  trx: Kysely<Database>,
  messages: readonly PostponedMessage[],
): Promise<void> {
  if (messages.length === 0) return;
  await sql`
    UPDATE outbox o SET due_at = w.due_at, waits_for = w.waits_for
      FROM unnest(
             ${messages.map((message) => message.bucket)}::smallint[],
             ${messages.map((message) => message.messageId)}::uuid[],
             ${messages.map((message) => message.waitsFor)}::text[],
             ${messages.map((message) => new Date(message.dueAt))}::timestamptz[]
           ) AS w (bucket, message_id, waits_for, due_at)
     WHERE o.bucket = w.bucket AND o.message_id = w.message_id`.execute(trx);
}
