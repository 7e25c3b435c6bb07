import type { Graph } from '@waypost/journey';
import { sql, type Kysely, type RawBuilder } from 'kysely';

import type { Database } from '../database/schema.ts';
import { containsPattern } from '../paging/contains.ts';
import { decodeCursor, pageOfRows, type Page } from '../paging/cursor.ts';

/** A journey as lists show it. */
export interface ListedJourney {
  id: string;
  name: string;
  status: 'draft' | 'live' | 'stopped';
  demo: boolean;
  live_version: number | null;
  live_version_id: number | null;
  unpublished_changes: boolean;
  people_inside: number;
  created_at: Date;
  updated_at: Date;
  updated_by: string;
}

export interface JourneyWithDraft extends ListedJourney {
  draft: Graph;
  draft_revision: number;
}

export interface JourneyQuery {
  search?: string | undefined;
  status?: ListedJourney['status'] | undefined;
  sort: '-updatedAt' | 'name' | '-peopleInside';
  cursor?: string | undefined;
  limit: number;
}

/** Journeys with their live numbers; `j` is the table's alias. */
const listed = sql`
  SELECT j.id, j.name, j.status, j.demo, v.number AS live_version, j.live_version_id,
         coalesce(v.graph <> j.draft, false) AS unpublished_changes,
         coalesce(inside.n, 0)::bigint AS people_inside,
         j.created_at, j.updated_at, j.updated_by, j.draft, j.draft_revision
    FROM journey j
    LEFT JOIN journey_version v ON v.id = j.live_version_id
    LEFT JOIN LATERAL (
      SELECT sum(n) AS n
        FROM (SELECT c.n FROM activity_count c JOIN journey_version own ON own.id = c.version_id
               WHERE own.journey_id = j.id AND c.outcome = 'here'
               UNION ALL
              SELECT d.n FROM activity_delta d JOIN journey_version own ON own.id = d.version_id
               WHERE own.journey_id = j.id AND d.outcome = 'here') AS counted
    ) AS inside ON true`;

/** A page of journeys; campaigns are not among them. */
export async function listJourneys(
  db: Kysely<Database>,
  query: JourneyQuery,
): Promise<Page<JourneyWithDraft>> {
  const conditions: RawBuilder<unknown>[] = [sql`true`];
  const filters: RawBuilder<unknown>[] = [sql`j.kind = 'journey'`];
  if (query.status !== undefined) filters.push(sql`j.status = ${query.status}`);
  const search = query.search?.trim() ?? '';
  if (search !== '') filters.push(sql`j.name ILIKE ${containsPattern(search)}`);
  const order = orders[query.sort];
  if (query.cursor !== undefined) {
    const [value = '', id = ''] = decodeCursor(query.cursor, 2);
    conditions.push(order.after(value, id));
  }
  const { rows } = await sql<JourneyWithDraft>`
    SELECT * FROM (${listed} WHERE ${sql.join(filters, sql` AND `)}) AS j
     WHERE ${sql.join(conditions, sql` AND `)}
     ORDER BY ${order.by}
     LIMIT ${query.limit + 1}`.execute(db);
  return pageOfRows(rows, query.limit, (row) => [order.value(row), row.id]);
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

/** One journey (or the journey behind a campaign) with its draft. */
export async function getJourney(
  db: Kysely<Database>,
  id: string,
  kind: 'journey' | 'campaign' = 'journey',
): Promise<JourneyWithDraft | undefined> {
  const { rows } = await sql<JourneyWithDraft>`
    ${listed} WHERE j.id = ${id}::uuid AND j.kind = ${kind}`.execute(db);
  return rows[0];
}
