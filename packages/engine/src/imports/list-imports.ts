import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';
import { decodeCursor, pageOfRows, type Page } from '../paging/cursor.ts';
import type { ImportRow } from './import-row.ts';

/** A page of imports, newest first. */
export async function listImports(
  db: Kysely<Database>,
  query: { cursor?: string | undefined; limit: number },
): Promise<Page<ImportRow>> {
  let select = db
    .selectFrom('profile_import')
    .selectAll()
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(query.limit + 1);
  if (query.cursor !== undefined) {
    const [createdAt = '', id = ''] = decodeCursor(query.cursor, 2);
    select = select.where(
      sql<boolean>`(created_at, id) < (${createdAt}::timestamptz, ${id}::uuid)`,
    );
  }
  return pageOfRows(await select.execute(), query.limit, (row) => [
    row.created_at.toISOString(),
    row.id,
  ]);
}
