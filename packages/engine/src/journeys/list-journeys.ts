import { searchWords } from '@waypost/journey';
import { type Kysely, type RawBuilder, sql } from 'kysely';

import type { Database } from '../database/schema.ts';
import { containsPattern } from '../paging/contains.ts';
import { decodeCursor, type Page, pageOfRows } from '../paging/cursor.ts';
import {
  type FoundJourney,
  journeysWithPeople,
  type ListedJourney,
  listedJourneys,
} from './listed-journey.ts';

export interface JourneyQuery {
  /** Words that all stand in its name, its tags or what an author wrote in it, in any order, capitals or not. */
  search?: string | undefined;
  /** Templates by the words of the search that they say: journeys that send them say these, too. */
  templates?: readonly { word: string; name: string }[] | undefined;
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
): Promise<Page<FoundJourney>> {
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
  const words = searchWords(query.search ?? '');
  for (const word of words) filters.push(says(word, query.templates ?? []));
  const order = orders[query.sort];
  if (query.cursor !== undefined) {
    const [value = '', id = ''] = decodeCursor(query.cursor, 2);
    filters.push(order.after(value, id));
  }
  // First the page, then everything about its few: comparing a draft with what is live reads both of them whole.
  const { rows } = await sql<FoundJourney>`
    SELECT * FROM (
      ${listedJourneys({ withDrafts: words.length > 0 })}
       WHERE j.id = ANY (ARRAY(
         SELECT j.id FROM ${order.from} WHERE ${sql.join(filters, sql` AND `)}
          ORDER BY ${order.by} LIMIT ${query.limit + 1}))) AS j
     ORDER BY ${order.by}`.execute(db);
  return pageOfRows(rows, query.limit, (row) => [order.value(row), row.id]);
}

/** In `words` the name of a template has a line of its own. */
function says(
  word: string,
  templates: readonly { word: string; name: string }[],
): RawBuilder<unknown> {
  const names = templates.flatMap((template) => (template.word === word ? [template.name] : []));
  const patterns = [
    containsPattern(word),
    ...names.map((name) => containsPattern(`\n${name}\n`)),
  ].map(
    // In the collation of the column: the index serves no other.
    (pattern) => sql`j.words LIKE (lower(${pattern}::text COLLATE "pg_c_utf8") COLLATE "default")`,
  );
  return sql`(${sql.join(patterns, sql` OR `)})`;
}

type Position = string | number;

interface Order {
  /** Where the journeys are, as `j`. */
  from: RawBuilder<unknown>;
  by: RawBuilder<unknown>;
  after(value: Position, id: Position): RawBuilder<unknown>;
  value(row: ListedJourney): Position;
}

const orders: Record<JourneyQuery['sort'], Order> = {
  '-updatedAt': {
    from: sql`journey j`,
    by: sql`j.updated_at DESC, j.id DESC`,
    after: (value, id) => sql`(j.updated_at, j.id) < (${value}::timestamptz, ${id}::uuid)`,
    value: (row) => row.updated_at.toISOString(),
  },
  name: {
    from: sql`journey j`,
    by: sql`lower(j.name), j.id`,
    after: (value, id) => sql`(lower(j.name), j.id) > (lower(${value}::text), ${id}::uuid)`,
    value: (row) => row.name,
  },
  '-peopleInside': {
    from: journeysWithPeople,
    by: sql`j.people_inside DESC, j.id DESC`,
    after: (value, id) => sql`(j.people_inside, j.id) < (${value}::bigint, ${id}::uuid)`,
    value: (row) => row.people_inside,
  },
};
