import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';

/** Those of these attempts that a status has told to have failed, by message id. */
export async function findReportedFailures(
  trx: Kysely<Database>,
  attempts: readonly { bucket: number; messageId: string; n: number }[],
): Promise<Set<string>> {
  if (attempts.length === 0) return new Set();
  const { rows } = await sql<{ message_id: string }>`
    SELECT a.message_id
      FROM attempt a
      JOIN unnest(
             ${attempts.map((attempt) => attempt.bucket)}::smallint[],
             ${attempts.map((attempt) => attempt.messageId)}::uuid[],
             ${attempts.map((attempt) => attempt.n)}::int[]
           ) AS t (bucket, message_id, n)
        ON a.bucket = t.bucket AND a.message_id = t.message_id AND a.n = t.n
     WHERE a.state = 'refused'`.execute(trx);
  return new Set(rows.map((row) => row.message_id));
}
