import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';

/** Forgets who was known to be in a journey's audience: a new version begins anew. */
export async function forgetMembers(trx: Kysely<Database>, journeyId: string): Promise<void> {
  await sql`DELETE FROM entry_member WHERE journey_id = ${journeyId}`.execute(trx);
}
