import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';

/** The senders by Meta's phone number id: one webhook may speak of several. */
export async function loadSenderNumbers(db: Kysely<Database>): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; phone_number_id: string }>`
    SELECT id, phone_number_id FROM sender`.execute(db);
  return new Map(rows.map((row) => [row.phone_number_id, row.id]));
}
