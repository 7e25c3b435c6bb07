import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';

/** First key of the advisory locks that every claim of a sender shares while its transaction is open. */
export const claimLockClass = 7_251_004;

/**
 * Settings of a claim's transaction. Its commit is on disk before anything leaves, whatever the server says; and its
 * rows are found by index, in the index's order: statistics of tables that fill and empty within seconds are
 * always old, and plans made from them sort the whole outbox for each claim. Whoever owns the sender next can wait until
 * the transaction has ended (`awaitEarlierClaims`).
 */
export async function prepareClaim(trx: Kysely<Database>, senderId: string): Promise<void> {
  await sql`
    SELECT set_config('synchronous_commit', 'on', true), set_config('enable_seqscan', 'off', true),
           set_config('enable_bitmapscan', 'off', true),
           pg_advisory_xact_lock_shared(${claimLockClass}, hashtext(${senderId}))`.execute(trx);
}
