import { sql, type Kysely, type RawBuilder } from 'kysely';

import type { Database } from '../database/schema.ts';
import { containsPattern } from '../paging/contains.ts';
import { decodeCursor, pageOfRows, type Page } from '../paging/cursor.ts';
import type { AssetRow } from './asset.ts';

export interface AssetQuery {
  search?: string | undefined;
  /** Only files of one of these types. */
  mimeTypes?: readonly string[] | undefined;
  cursor?: string | undefined;
  limit: number;
}

/** Files that authors uploaded, newest first. */
export async function listAssets(db: Kysely<Database>, query: AssetQuery): Promise<Page<AssetRow>> {
  const conditions: RawBuilder<unknown>[] = [sql`a.origin = 'upload'`];
  const search = query.search?.trim() ?? '';
  if (search !== '') conditions.push(sql`a.file_name ILIKE ${containsPattern(search)}`);
  if (query.mimeTypes !== undefined) {
    conditions.push(sql`a.mime_type = ANY (${[...query.mimeTypes]}::text[])`);
  }
  if (query.cursor !== undefined) {
    const [createdAt = '', id = ''] = decodeCursor(query.cursor, 2);
    conditions.push(sql`(a.created_at, a.id) < (${createdAt}::timestamptz, ${id}::uuid)`);
  }
  const { rows } = await sql<AssetRow>`
    SELECT a.* FROM media_asset a
     WHERE ${sql.join(conditions, sql` AND `)}
     ORDER BY a.created_at DESC, a.id DESC
     LIMIT ${query.limit + 1}`.execute(db);
  return pageOfRows(rows, query.limit, (row) => [row.created_at.toISOString(), row.id]);
}
