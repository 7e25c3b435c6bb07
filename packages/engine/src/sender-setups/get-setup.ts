import type { Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';
import type { SenderSetupRow } from './sender-setup.ts';

export async function getSetup(
  db: Kysely<Database>,
  id: string,
): Promise<SenderSetupRow | undefined> {
  return db.selectFrom('sender_setup').selectAll().where('id', '=', id).executeTakeFirst();
}
