import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';

/** Whether sending waits for somebody's decision. */
export async function isSendingHeld(db: Kysely<Database>): Promise<boolean> {
  const { rows } = await sql`SELECT FROM send_hold WHERE released_at IS NULL`.execute(db);
  return rows.length > 0;
}
