import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';

/** Reads which account (WABA) each of these senders belongs to. A deleted sender is missing from the answer. */
export async function loadSenderAccounts(
  db: Kysely<Database>,
  ids: readonly string[],
): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<{ id: string; waba_id: string }>`
    SELECT id, waba_id FROM sender WHERE id = ANY (${[...ids]}::uuid[])`.execute(db);
  return new Map(rows.map((row) => [row.id, row.waba_id]));
}
