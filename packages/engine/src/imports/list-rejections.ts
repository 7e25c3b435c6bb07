import type { Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';
import { decodeCursor, pageOfRows, type Page } from '../paging/cursor.ts';
import type { RejectionRow } from './import-row.ts';

/** A page of the rejected rows of an import, in the order of the file. */
export async function listRejections(
  db: Kysely<Database>,
  query: { importId: string; cursor?: string | undefined; limit: number },
): Promise<Page<RejectionRow>> {
  const after = query.cursor === undefined ? 0 : Number(decodeCursor(query.cursor, 1)[0]);
  const rows = await db
    .selectFrom('profile_import_rejection')
    .selectAll()
    .where('import_id', '=', query.importId)
    .where('line', '>', Number.isSafeInteger(after) ? after : 0)
    .orderBy('line')
    .limit(query.limit + 1)
    .execute();
  return pageOfRows(rows, query.limit, ({ line }) => [line]);
}
