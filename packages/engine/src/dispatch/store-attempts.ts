import { sql, type Kysely } from 'kysely';

import { batchRows } from '../database/batch-rows.ts';
import type { AttemptTable, Database } from '../database/schema.ts';

export interface AnsweredAttempt {
  bucket: number;
  messageId: string;
  n: number;
  state: AttemptTable['state'];
  wamid: string | null;
  code: number | null;
  detail: string | null;
  /** ms since the epoch. */
  claimedAt: number;
}

/**
 * Writes attempts with what became of them. One that a status has shown to be accepted stays accepted, one that a status
 * has told to have failed stays so though Meta took it at first, and what is known of one is never overwritten by an owner
 * who only sees that its claim has no answer.
 */
export async function storeAttempts(
  trx: Kysely<Database>,
  senderId: string,
  attempts: readonly AnsweredAttempt[],
  now: number,
): Promise<void> {
  if (attempts.length === 0) return;
  await sql`
    INSERT INTO attempt AS a (bucket, message_id, n, sender_id, state, wamid, code, detail, claimed_at, answered_at)
    SELECT bucket, message_id, n, ${senderId}, state, wamid, code, detail, claimed_at, ${new Date(now)}
      FROM ${batchRows('w', {
        bucket: ['smallint', attempts.map((attempt) => attempt.bucket)],
        message_id: ['uuid', attempts.map((attempt) => attempt.messageId)],
        n: ['int', attempts.map((attempt) => attempt.n)],
        state: ['text', attempts.map((attempt) => attempt.state)],
        wamid: ['text', attempts.map((attempt) => attempt.wamid)],
        code: ['int', attempts.map((attempt) => attempt.code)],
        detail: ['text', attempts.map((attempt) => attempt.detail)],
        claimed_at: ['timestamptz', attempts.map((attempt) => new Date(attempt.claimedAt))],
      })}
        ON CONFLICT (bucket, message_id, n) DO UPDATE
       SET state = CASE WHEN a.state = 'accepted' THEN a.state ELSE excluded.state END,
           wamid = coalesce(a.wamid, excluded.wamid), code = excluded.code, detail = excluded.detail,
           answered_at = excluded.answered_at
     WHERE (excluded.state <> 'unknown' OR a.state = 'claimed')
       AND NOT (excluded.state = 'accepted' AND a.state = 'refused')`.execute(trx);
}
