import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';

/** Locks those of these requests that are still ours; who was too slow finds them taken by somebody else, or gone. */
export async function lockClaimedCalls(
  trx: Kysely<Database>,
  calls: readonly { bucket: number; id: string; claim: string }[],
): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ id: string }>`
    SELECT c.id
      FROM unnest(
             ${calls.map(({ bucket }) => bucket)}::smallint[],
             ${calls.map(({ id }) => id)}::uuid[],
             ${calls.map(({ claim }) => claim)}::uuid[]
           ) AS t (bucket, id, claim)
      JOIN call c ON c.bucket = t.bucket AND c.id = t.id AND c.claim = t.claim
     ORDER BY c.bucket, c.id
       FOR UPDATE OF c`.execute(trx);
  return new Set(rows.map(({ id }) => id));
}
