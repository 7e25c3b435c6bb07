import { sql, type Kysely } from 'kysely';

import type { AttemptTable, Database } from '../database/schema.ts';

export interface AnsweredAttempt {
  bucket: number;
  messageId: string;
  n: number;
  state: AttemptTable['state'];
  wamid: string | null;
  code: number | null;
  detail: string | null;
}

/** Stores what became of attempts. An attempt that a status has shown to be accepted stays accepted. */
export async function answerAttempts(
  trx: Kysely<Database>,
  attempts: readonly AnsweredAttempt[],
  now: number,
): Promise<void> {
  if (attempts.length === 0) return;
  await sql`
    UPDATE attempt a
       SET state = CASE WHEN a.state = 'accepted' THEN a.state ELSE w.state END,
           wamid = coalesce(a.wamid, w.wamid), code = w.code, detail = w.detail,
           answered_at = ${new Date(now)}
      FROM unnest(
             ${attempts.map((attempt) => attempt.bucket)}::smallint[],
             ${attempts.map((attempt) => attempt.messageId)}::uuid[],
             ${attempts.map((attempt) => attempt.n)}::int[],
             ${attempts.map((attempt) => attempt.state)}::text[],
             ${attempts.map((attempt) => attempt.wamid)}::text[],
             ${attempts.map((attempt) => attempt.code)}::int[],
             ${attempts.map((attempt) => attempt.detail)}::text[]
           ) AS w (bucket, message_id, n, state, wamid, code, detail)
     WHERE a.bucket = w.bucket AND a.message_id = w.message_id AND a.n = w.n`.execute(trx);
}
