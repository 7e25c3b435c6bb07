import { type Kysely, type RawBuilder, sql } from 'kysely';

import type { Database } from '../database/schema.ts';
import { containsPattern } from '../paging/contains.ts';
import { decodeCursor, type Page, pageOfRows } from '../paging/cursor.ts';
import {
  type JourneyWithDraft,
  journeysWithNumbers,
  type ListedJourney,
} from './listed-journey.ts';

export interface JourneyQuery {
  /** Part of a name, of a tag, or of anything an author wrote in it, capitals or not. */
  search?: string | undefined;
  /** Templates that say what is searched for: journeys that send one of them are found, too. */
  templateNames?: readonly string[] | undefined;
  /** `none` stands for those in no folder. */
  folder?: string | undefined;
  /** All of them. */
  tags?: readonly string[] | undefined;
  /** `archived` stands for all that are in the archive; without a status those are left out. */
  status?: ListedJourney['status'] | 'archived' | undefined;
  sort: '-updatedAt' | 'name' | '-peopleInside';
  cursor?: string | undefined;
  limit: number;
}

/** A page of journeys; campaigns are not among them. */
export async function listJourneys(
  db: Kysely<Database>,
  query: JourneyQuery,
): Promise<Page<JourneyWithDraft>> {
  const conditions: RawBuilder<unknown>[] = [sql`true`];
  const filters: RawBuilder<unknown>[] = [sql`j.kind = 'journey'`];
  if (query.status === 'archived') {
    filters.push(sql`j.archived_at IS NOT NULL AND NOT j.goes_on`);
  } else {
    filters.push(sql`(j.archived_at IS NULL OR j.goes_on)`);
    if (query.status !== undefined) filters.push(sql`j.status = ${query.status}`);
  }
  if (query.folder === 'none') filters.push(sql`j.folder_id IS NULL`);
  else if (query.folder !== undefined) filters.push(sql`j.folder_id = ${query.folder}::uuid`);
  if (query.tags !== undefined && query.tags.length > 0) {
    filters.push(sql`j.tags @> ${[...query.tags]}::text[]`);
  }
  const search = query.search?.trim() ?? '';
  if (search !== '') filters.push(says(search, query.templateNames ?? []));
  const order = orders[query.sort];
  if (query.cursor !== undefined) {
    const [value = '', id = ''] = decodeCursor(query.cursor, 2);
    conditions.push(order.after(value, id));
  }
  const { rows } = await sql<JourneyWithDraft>`
    SELECT * FROM (${journeysWithNumbers} WHERE ${sql.join(filters, sql` AND `)}) AS j
     WHERE ${sql.join(conditions, sql` AND `)}
     ORDER BY ${order.by}
     LIMIT ${query.limit + 1}`.execute(db);
  return pageOfRows(rows, query.limit, (row) => [order.value(row), row.id]);
}

/** In `words` the name of a template has a line of its own. */
function says(search: string, templateNames: readonly string[]): RawBuilder<unknown> {
  const patterns = [
    containsPattern(search),
    ...templateNames.map((name) => containsPattern(`\n${name}\n`)),
  ].map((pattern) => sql`lower(${pattern}::text COLLATE "pg_c_utf8")`);
  return sql`j.words LIKE ANY (ARRAY[${sql.join(patterns)}])`;
}

type Position = string | number;

interface Order {
  by: RawBuilder<unknown>;
  after(value: Position, id: Position): RawBuilder<unknown>;
  value(row: ListedJourney): Position;
}

const orders: Record<JourneyQuery['sort'], Order> = {
  '-updatedAt': {
    by: sql`j.updated_at DESC, j.id DESC`,
    after: (value, id) => sql`(j.updated_at, j.id) < (${value}::timestamptz, ${id}::uuid)`,
    value: (row) => row.updated_at.toISOString(),
  },
  name: {
    by: sql`lower(j.name), j.id`,
    after: (value, id) => sql`(lower(j.name), j.id) > (lower(${value}::text), ${id}::uuid)`,
    value: (row) => row.name,
  },
  '-peopleInside': {
    by: sql`j.people_inside DESC, j.id DESC`,
    after: (value, id) => sql`(j.people_inside, j.id) < (${value}::bigint, ${id}::uuid)`,
    value: (row) => row.people_inside,
  },
};
