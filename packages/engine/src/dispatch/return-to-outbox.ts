import { sql, type Kysely } from 'kysely';

import type { Database, WaitReason } from '../database/schema.ts';

export interface ReturnedMessage {
  bucket: number;
  messageId: string;
  /** The attempt that gives its claim back. */
  n: number;
  /** When it may be claimed again, ms since the epoch; null for as before, so that nothing overtakes it. */
  dueAt: number | null;
  waitsFor: WaitReason | null;
}

/**
 * Gives claims back: these messages are queued again. An answer that comes when a newer attempt is
 * under way changes nothing: its claim is not this attempt's to give.
 */
export async function returnToOutbox(
  trx: Kysely<Database>,
  messages: readonly ReturnedMessage[],
): Promise<void> {
  if (messages.length === 0) return;
  await sql`
    UPDATE outbox o
       SET claim_epoch = NULL, claimed_at = NULL, unresolved = false,
           due_at = coalesce(r.due_at, o.due_at), waits_for = r.waits_for
      FROM unnest(
             ${messages.map((message) => message.bucket)}::smallint[],
             ${messages.map((message) => message.messageId)}::uuid[],
             ${messages.map((message) => message.n)}::int[],
             ${messages.map(({ dueAt }) => (dueAt === null ? null : new Date(dueAt)))}::timestamptz[],
             ${messages.map((message) => message.waitsFor)}::text[]
           ) AS r (bucket, message_id, n, due_at, waits_for)
     WHERE o.bucket = r.bucket AND o.message_id = r.message_id AND o.attempts = r.n`.execute(trx);
}
