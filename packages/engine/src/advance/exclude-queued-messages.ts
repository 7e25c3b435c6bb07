import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';

/**
 * Takes messages back that no dispatcher holds: out of the outbox, `excluded` with this reason. What
 * is claimed or without an answer stays, because it may be on its way already. Returns the ids taken back.
 */
export async function excludeQueuedMessages(
  trx: Kysely<Database>,
  messages: readonly { bucket: number; id: string }[],
  reason: string,
): Promise<Set<string>> {
  if (messages.length === 0) return new Set();
  const { rows } = await sql<{ id: string }>`
    WITH free AS MATERIALIZED (
      SELECT o.bucket, o.message_id
        FROM outbox o
       WHERE (o.bucket, o.message_id) IN (
               SELECT * FROM unnest(
                 ${messages.map((message) => message.bucket)}::smallint[],
                 ${messages.map((message) => message.id)}::uuid[]))
         AND o.claim_epoch IS NULL AND NOT o.unresolved
       ORDER BY o.bucket, o.message_id
         FOR UPDATE SKIP LOCKED
    ), gone AS (
      DELETE FROM outbox o USING free f
       WHERE o.bucket = f.bucket AND o.message_id = f.message_id
      RETURNING o.bucket, o.message_id, o.message_created_at
    )
    UPDATE message m SET state = 'excluded', exclusion = ${reason}
      FROM gone
     WHERE m.bucket = gone.bucket AND m.id = gone.message_id AND m.created_at = gone.message_created_at
    RETURNING m.id`.execute(trx);
  return new Set(rows.map((row) => row.id));
}
