import type { Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';
import type { ImportRow } from './import-row.ts';

/** One import, or undefined. */
export async function getImport(db: Kysely<Database>, id: string): Promise<ImportRow | undefined> {
  return db.selectFrom('profile_import').selectAll().where('id', '=', id).executeTakeFirst();
}

/** The oldest import that has something to do. */
export async function nextImport(db: Kysely<Database>): Promise<ImportRow | undefined> {
  return db
    .selectFrom('profile_import')
    .selectAll()
    .where('status', 'in', ['checking', 'importing'])
    .orderBy('created_at')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst();
}
