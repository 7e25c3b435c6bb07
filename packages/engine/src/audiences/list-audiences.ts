import { type Kysely, type RawBuilder, sql } from 'kysely';

import type { Database } from '../database/schema.ts';
import { containsPattern } from '../paging/contains.ts';
import { decodeCursor, type Page, pageOfRows } from '../paging/cursor.ts';
import { audienceCondition } from './audience-condition.ts';
import type { AudienceRow } from './audience.ts';
import { countPeople } from './count-people.ts';

/** A page of audiences by name, each with the number of its people. */
export async function listAudiences(
  db: Kysely<Database>,
  query: { search?: string | undefined; cursor?: string | undefined; limit: number },
): Promise<Page<AudienceRow & { count: number }>> {
  const conditions: RawBuilder<unknown>[] = [sql`true`];
  const search = query.search?.trim() ?? '';
  if (search !== '') conditions.push(sql`name ILIKE ${containsPattern(search)}`);
  if (query.cursor !== undefined) {
    const [name = '', id = ''] = decodeCursor(query.cursor, 2);
    conditions.push(sql`(lower(name), id) > (lower(${name}::text), ${id}::uuid)`);
  }
  const { rows } = await sql<AudienceRow>`
    SELECT * FROM audience WHERE ${sql.join(conditions, sql` AND `)}
     ORDER BY lower(name), id LIMIT ${query.limit + 1}`.execute(db);
  const page = pageOfRows(rows, query.limit, (row) => [row.name, row.id]);
  const counts = await Promise.all(
    page.items.map((row) => countPeople(db, audienceCondition(row))),
  );
  return {
    ...page,
    items: page.items.map((row, index) => ({ ...row, count: counts[index] ?? 0 })),
  };
}
