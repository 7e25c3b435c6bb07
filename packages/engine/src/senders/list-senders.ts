import type { Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';
import type { SenderRow } from './sender.ts';

/** All senders, oldest first. */
export async function listSenders(db: Kysely<Database>): Promise<SenderRow[]> {
  return db.selectFrom('sender').selectAll().orderBy('created_at').orderBy('id').execute();
}
