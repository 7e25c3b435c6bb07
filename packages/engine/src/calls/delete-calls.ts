import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';

/** Deletes requests that are over. */
export async function deleteCalls(
  trx: Kysely<Database>,
  calls: readonly { bucket: number; id: string }[],
): Promise<void> {
  if (calls.length === 0) return;
  await sql`
    DELETE FROM call
     USING unnest(
             ${calls.map(({ bucket }) => bucket)}::smallint[],
             ${calls.map(({ id }) => id)}::uuid[]
           ) AS t (bucket, id)
     WHERE call.bucket = t.bucket AND call.id = t.id`.execute(trx);
}
