import type { Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';

/** Keeps why the templates of an account could not be read. */
export async function noteSyncProblem(
  db: Kysely<Database>,
  wabaId: string,
  problem: string,
): Promise<void> {
  await db.updateTable('template_account').set({ problem }).where('waba_id', '=', wabaId).execute();
}
