import type { Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';
import type { SenderRow } from './sender.ts';

export async function getSender(db: Kysely<Database>, id: string): Promise<SenderRow | undefined> {
  return db.selectFrom('sender').selectAll().where('id', '=', id).executeTakeFirst();
}
