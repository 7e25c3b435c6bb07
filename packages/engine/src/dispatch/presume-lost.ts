import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';

/**
 * Gives attempts of unknown outcome up and queues their messages again, at the place in line they had. Only what
 * is still unresolved changes, so a status that comes in at the same moment wins. Returns the ids queued again.
 */
export async function presumeLost(
  trx: Kysely<Database>,
  messages: readonly { bucket: number; messageId: string; createdAt: Date }[],
  now: number,
): Promise<Set<string>> {
  if (messages.length === 0) return new Set();
  const { rows } = await sql<{ message_id: string }>`
    WITH lost AS (
      SELECT * FROM unnest(
        ${messages.map((message) => message.bucket)}::smallint[],
        ${messages.map((message) => message.messageId)}::uuid[],
        ${messages.map((message) => message.createdAt)}::timestamptz[]
      ) AS l (bucket, message_id, created_at)
    ), held AS MATERIALIZED (
      SELECT o.bucket, o.message_id, o.attempts, lost.created_at
        FROM outbox o JOIN lost ON lost.bucket = o.bucket AND lost.message_id = o.message_id
       WHERE o.unresolved
       ORDER BY o.bucket, o.message_id
         FOR UPDATE OF o
    ), queued AS (
      UPDATE outbox o
         SET claim_epoch = NULL, claimed_at = NULL, unresolved = false
        FROM held WHERE o.bucket = held.bucket AND o.message_id = held.message_id
    ), given_up AS (
      UPDATE attempt a SET state = 'presumed_lost', answered_at = ${new Date(now)}
        FROM held
       WHERE a.bucket = held.bucket AND a.message_id = held.message_id AND a.n = held.attempts
         AND a.state = 'unknown'
    )
    UPDATE message m SET state = 'queued'
      FROM held
     WHERE m.bucket = held.bucket AND m.id = held.message_id AND m.created_at = held.created_at
       AND m.state = 'unknown'
    RETURNING m.id AS message_id`.execute(trx);
  return new Set(rows.map((row) => row.message_id));
}
