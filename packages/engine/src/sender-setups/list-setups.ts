import type { Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';
import type { SenderSetupRow } from './sender-setup.ts';

/** Set-ups that are not finished, latest first. */
export async function listSetups(db: Kysely<Database>): Promise<SenderSetupRow[]> {
  return db.selectFrom('sender_setup').selectAll().orderBy('updated_at', 'desc').execute();
}
