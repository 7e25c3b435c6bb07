import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';

/**
 * Settings of a claim's transaction. Its commit is on disk before anything leaves, whatever the server says; and its
 * rows are found by index, in the index's order: statistics of tables that fill and empty within seconds are
 * always old, and plans made from them sort the whole outbox for each claim.
 */
export async function prepareClaim(trx: Kysely<Database>): Promise<void> {
  await sql`
    SELECT set_config('synchronous_commit', 'on', true), set_config('enable_seqscan', 'off', true),
           set_config('enable_bitmapscan', 'off', true)`.execute(trx);
}
