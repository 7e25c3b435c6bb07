import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';

/** Tells the reason of a message whose time is over from what it waited for. */
export const overdue = sql<string>`CASE gone.waits_for
  WHEN 'template' THEN 'template_paused' WHEN 'limit' THEN 'messaging_limit'
  WHEN 'media' THEN 'media_unavailable' ELSE 'expired' END`;

/**
 * Takes messages back that no dispatcher holds: out of the outbox, `excluded` with this reason, or with
 * what they waited for when they are overdue. What is claimed or without an answer stays, because it may
 * be on its way already. Returns the reasons of those taken back, by id.
 */
export async function excludeQueuedMessages(
  trx: Kysely<Database>,
  messages: readonly { bucket: number; id: string }[],
  reason: string | typeof overdue,
): Promise<Map<string, string>> {
  if (messages.length === 0) return new Map();
  const { rows } = await sql<{ id: string; exclusion: string }>`
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
      RETURNING o.bucket, o.message_id, o.message_created_at, o.waits_for
    )
    UPDATE message m SET state = 'excluded', exclusion = ${reason}
      FROM gone
     WHERE m.bucket = gone.bucket AND m.id = gone.message_id AND m.created_at = gone.message_created_at
    RETURNING m.id, m.exclusion`.execute(trx);
  return new Map(rows.map((row) => [row.id, row.exclusion]));
}
