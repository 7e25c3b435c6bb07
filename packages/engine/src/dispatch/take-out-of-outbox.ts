import { sql, type Kysely } from 'kysely';

import { batchRows } from '../database/batch-rows.ts';
import type { Database } from '../database/schema.ts';

/**
 * Deletes these messages from the outbox and answers which of them were still there. Whoever deletes
 * the row is the one who counts the message and moves its run: it happens once. With `onlyAttempt` a
 * row goes only if that is its newest attempt, with `onlyClaimed` only while an owner has it.
 */
export async function takeOutOfOutbox(
  trx: Kysely<Database>,
  messages: readonly {
    bucket: number;
    messageId: string;
    onlyAttempt?: number;
    onlyClaimed?: boolean;
  }[],
): Promise<Set<string>> {
  if (messages.length === 0) return new Set();
  const { rows } = await sql<{ message_id: string }>`
    WITH held AS MATERIALIZED (
      SELECT o.bucket, o.message_id
        FROM ${batchRows('t', {
          bucket: ['smallint', messages.map((message) => message.bucket)],
          message_id: ['uuid', messages.map((message) => message.messageId)],
          n: ['int', messages.map((message) => message.onlyAttempt ?? null)],
          only_claimed: ['boolean', messages.map((message) => message.onlyClaimed ?? false)],
        })}
        JOIN outbox o ON o.bucket = t.bucket AND o.message_id = t.message_id
       WHERE (t.n IS NULL OR o.attempts = t.n)
         AND (NOT t.only_claimed OR o.claim_epoch IS NOT NULL)
       ORDER BY o.bucket, o.message_id
         FOR UPDATE OF o
    )
    DELETE FROM outbox o USING held
     WHERE o.bucket = held.bucket AND o.message_id = held.message_id
    RETURNING o.message_id`.execute(trx);
  return new Set(rows.map((row) => row.message_id));
}
