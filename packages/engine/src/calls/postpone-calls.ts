import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';

/** Gives requests back, to be tried again at a later time (ms since the epoch). */
export async function postponeCalls(
  trx: Kysely<Database>,
  calls: readonly { bucket: number; id: string; dueAt: number }[],
): Promise<void> {
  if (calls.length === 0) return;
  await sql`
    UPDATE call SET due_at = t.due_at, claim = NULL, claimed_until = NULL
      FROM unnest(
             ${calls.map(({ bucket }) => bucket)}::smallint[],
             ${calls.map(({ id }) => id)}::uuid[],
             ${calls.map(({ dueAt }) => new Date(dueAt))}::timestamptz[]
           ) AS t (bucket, id, due_at)
     WHERE call.bucket = t.bucket AND call.id = t.id`.execute(trx);
}
