import { sql, type Kysely } from 'kysely';

import type { Database, WaitReason } from '../database/schema.ts';

export interface RequeuedMessage {
  bucket: number;
  messageId: string;
  createdAt: Date;
  senderId: string;
  /** Attempts made so far. */
  attempts: number;
  /** ms since the epoch. */
  dueAt: number;
  waitsFor: WaitReason | null;
}

/** Queues messages again whose failure was reported after they had been accepted. They go before bulk. */
export async function requeueMessages(
  trx: Kysely<Database>,
  messages: readonly RequeuedMessage[],
): Promise<void> {
  if (messages.length === 0) return;
  await sql`
    INSERT INTO outbox AS o
           (bucket, message_id, message_created_at, sender_id, lane, due_at, number, attempts,
            waits_for)
    SELECT r.bucket, r.message_id, r.created_at, r.sender_id, 0, r.due_at, m.number, r.attempts,
           r.waits_for
      FROM unnest(
             ${messages.map((message) => message.bucket)}::smallint[],
             ${messages.map((message) => message.messageId)}::uuid[],
             ${messages.map((message) => message.createdAt)}::timestamptz[],
             ${messages.map((message) => message.senderId)}::uuid[],
             ${messages.map((message) => message.attempts)}::int[],
             ${messages.map((message) => new Date(message.dueAt))}::timestamptz[],
             ${messages.map((message) => message.waitsFor)}::text[]
           ) AS r (bucket, message_id, created_at, sender_id, attempts, due_at, waits_for)
      JOIN message m ON m.bucket = r.bucket AND m.id = r.message_id AND m.created_at = r.created_at
        ON CONFLICT (bucket, message_id) DO UPDATE
       SET claim_epoch = NULL, claimed_at = NULL, unresolved = false, due_at = excluded.due_at,
           waits_for = excluded.waits_for`.execute(trx);
}
