import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';
import { announceSuppression } from './announce-suppression.ts';

/**
 * Makes the owner of every sender look again at who may be written to, before its next request
 * (engine.md, 3.8). Stands last in a transaction: all that keep people from messages meet at these rows.
 */
export async function raiseSuppression(trx: Kysely<Database>): Promise<void> {
  await sql`
    WITH held AS MATERIALIZED (SELECT id FROM sender ORDER BY id FOR UPDATE)
    UPDATE sender SET suppression_version = suppression_version + 1
      FROM held WHERE sender.id = held.id`.execute(trx);
  await announceSuppression(trx);
}
