import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';

/**
 * Which of these messages, past their time, are of unknown outcome since an attempt before
 * `attemptedBefore` (ms since the epoch). They are never sent again by themselves, so their run need
 * not wait; a status that still comes settles the message alone.
 */
export async function findGivenUp(
  trx: Kysely<Database>,
  messages: readonly { bucket: number; id: string }[],
  attemptedBefore: number,
): Promise<Set<string>> {
  if (messages.length === 0) return new Set();
  const { rows } = await sql<{ message_id: string }>`
    SELECT o.message_id FROM outbox o
     WHERE (o.bucket, o.message_id) IN (
             SELECT * FROM unnest(
               ${messages.map((message) => message.bucket)}::smallint[],
               ${messages.map((message) => message.id)}::uuid[]))
       AND o.unresolved AND o.claimed_at <= ${new Date(attemptedBefore)}`.execute(trx);
  return new Set(rows.map((row) => row.message_id));
}
