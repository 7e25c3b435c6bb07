import { sql, type Kysely, type RawBuilder } from 'kysely';

import type { Database } from '../database/schema.ts';
import { containsPattern } from '../paging/contains.ts';
import { decodeCursor, pageOfRows, type Page } from '../paging/cursor.ts';

/** A person on a list. */
export interface ListMember {
  id: string;
  external_id: string;
  first_name: string | null;
  last_name: string | null;
  phone: string | null;
  username: string | null;
}

/** A page of the people on a list, in no order of meaning. */
export async function listMembers(
  db: Kysely<Database>,
  query: {
    audienceId: string;
    search?: string | undefined;
    cursor?: string | undefined;
    limit: number;
  },
): Promise<Page<ListMember>> {
  const conditions: RawBuilder<unknown>[] = [sql`m.audience_id = ${query.audienceId}::uuid`];
  const search = query.search?.trim() ?? '';
  if (search !== '') {
    conditions.push(sql`concat_ws(' ', p.first_name, p.last_name, p.phone, p.username, p.external_id)
                        ILIKE ${containsPattern(search)}`);
  }
  if (query.cursor !== undefined) {
    const [bucket = '', id = ''] = decodeCursor(query.cursor, 2);
    conditions.push(sql`(m.bucket, m.profile_id) > (${bucket}::smallint, ${id}::uuid)`);
  }
  const { rows } = await sql<ListMember & { bucket: number }>`
    SELECT m.bucket, p.id, p.external_id, p.first_name, p.last_name, p.phone, p.username
      FROM audience_member m
      JOIN profile p ON p.bucket = m.bucket AND p.id = m.profile_id
     WHERE p.merged_into IS NULL AND ${sql.join(conditions, sql` AND `)}
     ORDER BY m.bucket, m.profile_id
     LIMIT ${query.limit + 1}`.execute(db);
  return pageOfRows(rows, query.limit, (row) => [String(row.bucket), row.id]);
}
