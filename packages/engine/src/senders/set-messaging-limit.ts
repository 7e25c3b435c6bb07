import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';

/** Writes the messaging limit (`TIER_…`) for every sender of the account's portfolio: they share it. */
export async function setMessagingLimit(
  trx: Kysely<Database>,
  wabaId: string,
  limit: string,
): Promise<void> {
  await sql`
    UPDATE sender SET messaging_limit = ${limit}
     WHERE messaging_limit IS DISTINCT FROM ${limit}
       AND coalesce(portfolio_id, waba_id) IN
           (SELECT coalesce(portfolio_id, waba_id) FROM sender WHERE waba_id = ${wabaId})`.execute(
    trx,
  );
}
