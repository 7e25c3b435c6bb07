import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';

/**
 * Throws a set-up away, its secrets included, and the sender it made unless that was confirmed or was there before.
 * Run it inside a transaction.
 */
export async function discardSetup(trx: Kysely<Database>, id: string): Promise<boolean> {
  const { rows } = await sql<{ sender_id: string | null; repairs: boolean }>`
    DELETE FROM sender_setup WHERE id = ${id} RETURNING sender_id, repairs`.execute(trx);
  const setup = rows[0];
  if (setup === undefined) return false;
  if (setup.sender_id !== null && !setup.repairs) {
    await sql`
      DELETE FROM sender
       WHERE id = ${setup.sender_id} AND policies_confirmed_at IS NULL
         AND NOT EXISTS (SELECT FROM outbox WHERE sender_id = sender.id)`.execute(trx);
  }
  return true;
}
