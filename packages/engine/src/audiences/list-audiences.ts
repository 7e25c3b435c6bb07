import { type Kysely, type RawBuilder, sql } from 'kysely';

import type { Database } from '../database/schema.ts';
import { containsPattern } from '../paging/contains.ts';
import { decodeCursor, type Page, pageOfRows } from '../paging/cursor.ts';
import type { AudienceRow } from './audience.ts';
import { countPeople } from './count-people.ts';
import { audiencePeople } from './rule-condition.ts';

export interface AudienceQuery {
  search?: string | undefined;
  sort: 'name' | '-name' | 'updatedAt' | '-updatedAt';
  cursor?: string | undefined;
  limit: number;
}

/** A page of audiences, each with the number of its people. */
export async function listAudiences(
  db: Kysely<Database>,
  query: AudienceQuery,
  now: number,
): Promise<Page<AudienceRow & { count: number }>> {
  const byName = query.sort.endsWith('name');
  const descending = query.sort.startsWith('-');
  const key = byName ? sql`lower(name)` : sql`updated_at`;
  const direction = sql.raw(descending ? 'DESC' : 'ASC');
  const conditions: RawBuilder<unknown>[] = [sql`true`];
  const search = query.search?.trim() ?? '';
  if (search !== '') conditions.push(sql`name ILIKE ${containsPattern(search)}`);
  if (query.cursor !== undefined) {
    const [after = '', id = ''] = decodeCursor(query.cursor, 2);
    const comparison = sql.raw(descending ? '<' : '>');
    const value = byName ? sql`lower(${after}::text)` : sql`${after}::timestamptz`;
    conditions.push(sql`(${key}, id) ${comparison} (${value}, ${id}::uuid)`);
  }
  const { rows } = await sql<AudienceRow>`
    SELECT * FROM audience WHERE ${sql.join(conditions, sql` AND `)}
     ORDER BY ${key} ${direction}, id ${direction} LIMIT ${query.limit + 1}`.execute(db);
  const page = pageOfRows(rows, query.limit, (row) => [
    byName ? row.name : row.updated_at.toISOString(),
    row.id,
  ]);
  const counts = await Promise.all(
    page.items.map(async (row) => countPeople(db, await audiencePeople(db, row, now))),
  );
  return {
    ...page,
    items: page.items.map((row, index) => ({ ...row, count: counts[index] ?? 0 })),
  };
}
