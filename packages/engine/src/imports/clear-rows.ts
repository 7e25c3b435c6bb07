import type { Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';

/** Throws away the rows that are read and not written. */
export async function clearRows(db: Kysely<Database>, importId: string): Promise<void> {
  await db.deleteFrom('profile_import_row').where('import_id', '=', importId).execute();
}
