import type { Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';
import type { ImportRow } from './import-row.ts';

/** One import, or undefined. */
export async function getImport(db: Kysely<Database>, id: string): Promise<ImportRow | undefined> {
  return db.selectFrom('profile_import').selectAll().where('id', '=', id).executeTakeFirst();
}
