import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';

/** Has the state of an account's senders read from Meta within a minute. */
export async function askForCheck(
  trx: Kysely<Database>,
  wabaId: string,
  now: number,
): Promise<void> {
  await sql`
    UPDATE sender SET check_due_at = ${new Date(now)} WHERE waba_id = ${wabaId}`.execute(trx);
}
