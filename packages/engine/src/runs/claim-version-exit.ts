import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';

/** Locks a version whose people still have to be taken out; null when there is none to work on. */
export async function claimVersionExit(
  trx: Kysely<Database>,
): Promise<{ version_id: number; cursor_id: string | null } | null> {
  const { rows } = await sql<{ version_id: number; cursor_id: string | null }>`
    SELECT version_id, cursor_id FROM version_exit
     ORDER BY asked_at, version_id
     LIMIT 1
       FOR UPDATE SKIP LOCKED`.execute(trx);
  return rows[0] ?? null;
}
