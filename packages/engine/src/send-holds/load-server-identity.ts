import { sql, type Kysely } from 'kysely';
import pg from 'pg';

import type { Database } from '../database/schema.ts';
import type { ServerIdentity } from './load-sending-state.ts';

/**
 * Asks the server which one it is. A copy of its files keeps the system id, a promoted standby or a recovery begins a new
 * timeline, a dump lands on another server altogether. Null where the account may not ask.
 */
export async function loadServerIdentity(db: Kysely<Database>): Promise<ServerIdentity | null> {
  try {
    const { rows } = await sql<ServerIdentity>`
      SELECT system_identifier::text AS "systemId",
             substr(pg_walfile_name(pg_current_wal_lsn()), 1, 8) AS timeline
        FROM pg_control_system()`.execute(db);
    return rows[0] ?? null;
  } catch (error) {
    // insufficient_privilege and undefined_function: some hosted servers allow neither.
    if (error instanceof pg.DatabaseError && ['42501', '42883'].includes(error.code ?? '')) {
      return null;
    }
    throw error;
  }
}
