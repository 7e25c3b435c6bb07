import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';
import { clearRows } from './clear-rows.ts';
import { removeChunks } from './import-file.ts';
import type { ImportSummary } from './summary.ts';

/** Notes that a file is read to its end: the rows kept may be written. */
export async function noteRead(
  db: Kysely<Database>,
  id: string,
  summary: ImportSummary,
  now: number,
): Promise<void> {
  await db
    .updateTable('profile_import')
    .set({
      summary: JSON.stringify(summary),
      read_at: new Date(now),
      rows_rejected: summary.rejected,
      rows_done: summary.rejected,
    })
    .where('id', '=', id)
    .execute();
}

/** Ends a check: the summary stays, the rows go. Run it inside a transaction. */
export async function endCheck(
  trx: Kysely<Database>,
  id: string,
  summary: ImportSummary,
): Promise<void> {
  await clearRows(trx, id);
  await trx
    .updateTable('profile_import')
    .set({
      status: 'checked',
      summary: JSON.stringify(summary),
      rows_done: summary.rows,
      rows_rejected: summary.rejected,
      bytes_done: sql`byte_size`,
    })
    .where('id', '=', id)
    .execute();
}

/** Ends an import whose rows are all written; its file goes. Run it inside a transaction. */
export async function endImport(trx: Kysely<Database>, id: string, now: number): Promise<void> {
  await removeChunks(trx, id);
  await trx
    .updateTable('profile_import')
    .set({ status: 'done', bytes_done: sql`byte_size`, finished_at: new Date(now) })
    .where('id', '=', id)
    .execute();
}

/** Gives an import up. `failure`: why, for the person who started it. Run it inside a transaction. */
export async function failImport(
  trx: Kysely<Database>,
  id: string,
  failure: string,
  now: number,
): Promise<void> {
  await clearRows(trx, id);
  await trx
    .updateTable('profile_import')
    .set({ status: 'failed', failure, finished_at: new Date(now) })
    .where('id', '=', id)
    .execute();
}
