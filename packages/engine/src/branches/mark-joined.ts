import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';

/** Notes that these runs know which of their branches are over. They, and what goes on of them, are locked. */
export async function markJoined(
  trx: Kysely<Database>,
  parents: readonly { bucket: number; id: string }[],
): Promise<void> {
  await sql`
    UPDATE run SET unjoined = false
      FROM unnest(
             ${parents.map(({ bucket }) => bucket)}::smallint[],
             ${parents.map(({ id }) => id)}::uuid[]
           ) AS w (bucket, parent_id)
     WHERE run.bucket = w.bucket AND run.parent_id = w.parent_id AND run.unjoined`.execute(trx);
}
