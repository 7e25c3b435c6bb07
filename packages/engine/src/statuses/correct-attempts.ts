import { sql, type Kysely } from 'kysely';

import type { AttemptTable, Database } from '../database/schema.ts';

export interface CorrectedAttempt {
  bucket: number;
  messageId: string;
  n: number;
  state: AttemptTable['state'];
  wamid: string;
  code: number | null;
}

/** Stores what statuses have shown about attempts; stronger than any answer. */
export async function correctAttempts(
  trx: Kysely<Database>,
  attempts: readonly CorrectedAttempt[],
  now: number,
): Promise<void> {
  if (attempts.length === 0) return;
  await sql`
    UPDATE attempt a
       SET state = c.state, wamid = coalesce(a.wamid, c.wamid), code = coalesce(c.code, a.code),
           answered_at = coalesce(a.answered_at, ${new Date(now)})
      FROM unnest(
             ${attempts.map((attempt) => attempt.bucket)}::smallint[],
             ${attempts.map((attempt) => attempt.messageId)}::uuid[],
             ${attempts.map((attempt) => attempt.n)}::int[],
             ${attempts.map((attempt) => attempt.state)}::text[],
             ${attempts.map((attempt) => attempt.wamid)}::text[],
             ${attempts.map((attempt) => attempt.code)}::int[]
           ) AS c (bucket, message_id, n, state, wamid, code)
     WHERE a.bucket = c.bucket AND a.message_id = c.message_id AND a.n = c.n`.execute(trx);
}
