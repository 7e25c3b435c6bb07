import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';

/** When the next request that nobody works on is due, ms since the epoch; null when there is none. */
export async function nextCallAt(db: Kysely<Database>): Promise<number | null> {
  const { rows } = await sql<{ due_at: Date }>`
    SELECT due_at FROM call WHERE claimed_until IS NULL ORDER BY due_at LIMIT 1`.execute(db);
  return rows[0]?.due_at.getTime() ?? null;
}
