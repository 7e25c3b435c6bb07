import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';

/** What the outbox says about a message that has not left for certain. */
export interface OutboxState {
  attempts: number;
  claimed: boolean;
  /** When its newest attempt was claimed, ms since the epoch. */
  claimedAt: number | null;
}

/** Locks, in key order, the outbox rows these messages still have. By message id. */
export async function lockOutboxRows(
  trx: Kysely<Database>,
  messages: readonly { bucket: number; messageId: string }[],
): Promise<Map<string, OutboxState>> {
  if (messages.length === 0) return new Map();
  const { rows } = await sql<{
    message_id: string;
    attempts: number;
    claimed: boolean;
    claimed_at: Date | null;
  }>`
    SELECT o.message_id, o.attempts, o.claim_epoch IS NOT NULL AS claimed, o.claimed_at
      FROM outbox o
     WHERE (o.bucket, o.message_id) IN (
             SELECT * FROM unnest(
               ${messages.map((message) => message.bucket)}::smallint[],
               ${messages.map((message) => message.messageId)}::uuid[]))
     ORDER BY o.bucket, o.message_id
       FOR UPDATE OF o`.execute(trx);
  return new Map(
    rows.map((row) => [
      row.message_id,
      {
        attempts: row.attempts,
        claimed: row.claimed,
        claimedAt: row.claimed_at?.getTime() ?? null,
      },
    ]),
  );
}
