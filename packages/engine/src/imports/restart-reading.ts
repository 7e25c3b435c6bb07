import type { Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';
import { clearRows } from './clear-rows.ts';

/** Forgets what was read of a file, so that it can be read from its start. Run it inside a transaction. */
export async function restartReading(trx: Kysely<Database>, id: string): Promise<void> {
  await clearRows(trx, id);
  await trx.deleteFrom('profile_import_rejection').where('import_id', '=', id).execute();
  await trx
    .updateTable('profile_import')
    .set({ bytes_done: 0, rows_done: 0, rows_imported: 0, rows_rejected: 0 })
    .where('id', '=', id)
    .execute();
}
