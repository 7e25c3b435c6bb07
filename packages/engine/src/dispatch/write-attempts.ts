import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';

export interface ClaimedAttempt {
  bucket: number;
  messageId: string;
  /** Number of this attempt, from 1. */
  n: number;
}

/** Writes the claim of these locked outbox rows: their attempt is on its way from now on. */
export async function writeAttempts(
  trx: Kysely<Database>,
  claim: { senderId: string; epoch: number },
  attempts: readonly ClaimedAttempt[],
  now: number,
): Promise<void> {
  if (attempts.length === 0) return;
  const at = new Date(now);
  await sql`
    WITH a AS (
      SELECT * FROM unnest(
        ${attempts.map((attempt) => attempt.bucket)}::smallint[],
        ${attempts.map((attempt) => attempt.messageId)}::uuid[],
        ${attempts.map((attempt) => attempt.n)}::int[]
      ) AS a (bucket, message_id, n)
    ), claimed AS (
      UPDATE outbox o
         SET claim_epoch = ${claim.epoch}, claimed_at = ${at}, attempts = a.n, waits_for = NULL
        FROM a WHERE o.bucket = a.bucket AND o.message_id = a.message_id
    )
    INSERT INTO attempt (bucket, message_id, n, sender_id, state, claimed_at)
    SELECT a.bucket, a.message_id, a.n, ${claim.senderId}, 'claimed', ${at} FROM a`.execute(trx);
}
