import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';

/** Keeps who confirmed Meta's rules for a sender, and when. The first confirmation stays. */
export async function confirmPolicies(
  db: Kysely<Database>,
  confirmation: { senderId: string; actor: string },
  now: number,
): Promise<void> {
  await sql`
    UPDATE sender SET policies_confirmed_at = ${new Date(now)},
           policies_confirmed_by = ${confirmation.actor}
     WHERE id = ${confirmation.senderId} AND policies_confirmed_at IS NULL`.execute(db);
}
