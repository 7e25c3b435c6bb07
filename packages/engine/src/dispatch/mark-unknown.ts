import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';

/**
 * Notes that nobody knows whether these messages left. They keep their claim, so nothing sends them
 * again before they are resolved. Only a message's newest attempt speaks for it; what its owner has given back meanwhile,
 * because it never left, stays queued.
 */
export async function markUnknown(
  trx: Kysely<Database>,
  messages: readonly { bucket: number; messageId: string; n: number; createdAt: Date }[],
): Promise<void> {
  if (messages.length === 0) return;
  await sql`
    WITH u AS (
      SELECT * FROM unnest(
        ${messages.map((message) => message.bucket)}::smallint[],
        ${messages.map((message) => message.messageId)}::uuid[],
        ${messages.map((message) => message.n)}::int[],
        ${messages.map((message) => message.createdAt)}::timestamptz[]
      ) AS u (bucket, message_id, n, created_at)
    ), held AS (
      UPDATE outbox o SET unresolved = true
        FROM u
       WHERE o.bucket = u.bucket AND o.message_id = u.message_id AND o.attempts = u.n
         AND o.claim_epoch IS NOT NULL
      RETURNING o.bucket, o.message_id
    )
    UPDATE message m SET state = 'unknown'
      FROM u JOIN held h ON h.bucket = u.bucket AND h.message_id = u.message_id
     WHERE m.bucket = u.bucket AND m.id = u.message_id AND m.created_at = u.created_at
       AND m.state = 'queued'`.execute(trx);
}
