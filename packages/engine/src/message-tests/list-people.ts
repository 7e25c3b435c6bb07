import { sql, type Kysely, type RawBuilder } from 'kysely';

import type { Database } from '../database/schema.ts';
import { decodeCursor, pageOfRows, type Page } from '../paging/cursor.ts';
import type { ProfileRow } from '../profiles/profile.ts';

/** A page of the people a condition over `profile p` matches, newest first: those a message is tried on. */
export async function listPeople(
  db: Kysely<Database>,
  condition: RawBuilder<boolean>,
  page: { cursor?: string | undefined; limit: number },
): Promise<Page<ProfileRow>> {
  const conditions = [sql`p.merged_into IS NULL`, condition];
  if (page.cursor !== undefined) {
    const [after = '', id = ''] = decodeCursor(page.cursor, 2);
    conditions.push(sql<boolean>`(p.created_at, p.id) < (${after}::timestamptz, ${id}::uuid)`);
  }
  const { rows } = await sql<ProfileRow>`
    SELECT p.* FROM profile p
     WHERE ${sql.join(conditions, sql` AND `)}
     ORDER BY p.created_at DESC, p.id DESC
     LIMIT ${page.limit + 1}`.execute(db);
  return pageOfRows(rows, page.limit, (row) => [row.created_at.toISOString(), row.id]);
}
