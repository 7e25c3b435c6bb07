import { sql, type Kysely } from 'kysely';

import type { AttemptTable, Database } from '../database/schema.ts';

export interface CorrectedAttempt {
  bucket: number;
  messageId: string;
  n: number;
  senderId: string;
  state: AttemptTable['state'];
  wamid: string;
  code: number | null;
  /** When it was claimed, ms since the epoch, where no answer has been stored for it yet. */
  claimedAt: number;
}

/** Stores what statuses have shown about attempts; stronger than any answer, and maybe earlier. */
export async function correctAttempts(
  trx: Kysely<Database>,
  attempts: readonly CorrectedAttempt[],
  now: number,
): Promise<void> {
  if (attempts.length === 0) return;
  await sql`
    INSERT INTO attempt AS a (bucket, message_id, n, sender_id, state, wamid, code, claimed_at, answered_at)
    SELECT bucket, message_id, n, sender_id, state, wamid, code, claimed_at, ${new Date(now)}
      FROM unnest(
             ${attempts.map((attempt) => attempt.bucket)}::smallint[],
             ${attempts.map((attempt) => attempt.messageId)}::uuid[],
             ${attempts.map((attempt) => attempt.n)}::int[],
             ${attempts.map((attempt) => attempt.senderId)}::uuid[],
             ${attempts.map((attempt) => attempt.state)}::text[],
             ${attempts.map((attempt) => attempt.wamid)}::text[],
             ${attempts.map((attempt) => attempt.code)}::int[],
             ${attempts.map((attempt) => new Date(attempt.claimedAt))}::timestamptz[]
           ) AS c (bucket, message_id, n, sender_id, state, wamid, code, claimed_at)
        ON CONFLICT (bucket, message_id, n) DO UPDATE
       SET state = excluded.state, wamid = coalesce(a.wamid, excluded.wamid),
           code = coalesce(excluded.code, a.code), answered_at = coalesce(a.answered_at, excluded.answered_at)`.execute(
    trx,
  );
}
