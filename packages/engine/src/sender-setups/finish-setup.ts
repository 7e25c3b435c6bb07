import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';

/** Ends a set-up whose sender is ready; the sender stays. */
export async function finishSetup(db: Kysely<Database>, id: string): Promise<void> {
  await sql`DELETE FROM sender_setup WHERE id = ${id}`.execute(db);
}
