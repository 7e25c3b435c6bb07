import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';

export interface ChosenAccount {
  portfolioId: string | null;
  wabaId: string;
  name: string;
}

/** Keeps the choice of the account. */
export async function saveAccount(
  db: Kysely<Database>,
  id: string,
  account: ChosenAccount,
  now: number,
): Promise<void> {
  await sql`
    UPDATE sender_setup
       SET portfolio_id = ${account.portfolioId}, waba_id = ${account.wabaId},
           account_name = ${account.name}, updated_at = ${new Date(now)}
     WHERE id = ${id}`.execute(db);
}
