import { sql, type Kysely, type RawBuilder } from 'kysely';

import type { Database } from '../database/schema.ts';
import { containsPattern } from '../paging/contains.ts';
import { decodeCursor, pageOfRows, type Page } from '../paging/cursor.ts';
import { campaignEntry, campaignMessage } from './campaign-graph.ts';
import { chosenCampaigns, type CampaignRow } from './campaigns.ts';

/** The main figures of `CampaignReport`; `excluded` for whatever reason. All 0 before anything is sent. */
export interface CampaignFigures {
  people: number;
  sent: number;
  delivered: number;
  read: number;
  failed: number;
  excluded: number;
}

export interface CampaignQuery {
  search?: string | undefined;
  status?: CampaignRow['status'] | undefined;
  /** `when`: the time it goes out or went out; a draft's last change. */
  sort: '-when' | 'when' | 'name' | '-name';
  cursor?: string | undefined;
  limit: number;
}

type ListedRow = CampaignRow & CampaignFigures & { sort_name: string; sort_when: Date };

/** A page of campaigns with their figures, which come from the live counts of the whole page at once. */
export async function listCampaigns(
  db: Kysely<Database>,
  query: CampaignQuery,
): Promise<Page<ListedRow>> {
  const byName = query.sort.endsWith('name');
  const descending = query.sort.startsWith('-');
  const key = sql.ref(byName ? 'sort_name' : 'sort_when');
  const direction = sql.raw(descending ? 'DESC' : 'ASC');
  const conditions: RawBuilder<unknown>[] = [sql`true`];
  const search = query.search?.trim() ?? '';
  if (search !== '') conditions.push(sql`name ILIKE ${containsPattern(search)}`);
  if (query.status !== undefined) conditions.push(sql`status = ${query.status}`);
  if (query.cursor !== undefined) {
    const [after = '', id = ''] = decodeCursor(query.cursor, 2);
    const comparison = sql.raw(descending ? '<' : '>');
    const value = byName ? sql`${after}::text` : sql`${after}::timestamptz`;
    conditions.push(sql`(${key}, id) ${comparison} (${value}, ${id}::uuid)`);
  }
  const { rows } = await sql<ListedRow>`
    WITH page AS (
      SELECT * FROM (
        SELECT c.*, lower(c.name) AS sort_name, coalesce(c.scheduled_at, c.updated_at) AS sort_when
          FROM (${chosenCampaigns}) AS c
      ) AS sortable
       WHERE ${sql.join(conditions, sql` AND `)}
       ORDER BY ${key} ${direction}, id ${direction}
       LIMIT ${query.limit + 1}
    ), version AS (
      SELECT id, journey_id FROM journey_version WHERE journey_id IN (SELECT journey_id FROM page)
    ), counted AS (
      SELECT version_id, activity, outcome, n FROM activity_count
       WHERE version_id IN (SELECT id FROM version)
       UNION ALL
      SELECT version_id, activity, outcome, n FROM activity_delta
       WHERE version_id IN (SELECT id FROM version)
    ), figures AS (
      SELECT version.journey_id,
             sum(n) FILTER (WHERE activity = ${campaignEntry} AND outcome = 'entered') AS people,
             sum(n) FILTER (WHERE activity = ${campaignMessage} AND outcome = 'sent') AS sent,
             sum(n) FILTER (WHERE activity = ${campaignMessage} AND outcome = 'delivered') AS delivered,
             sum(n) FILTER (WHERE activity = ${campaignMessage} AND outcome = 'read') AS read,
             sum(n) FILTER (WHERE activity = ${campaignMessage} AND outcome = 'message_failed') AS failed,
             sum(n) FILTER (WHERE activity = ${campaignMessage} AND starts_with(outcome, 'excluded:')) AS excluded
        FROM counted JOIN version ON version.id = counted.version_id
       GROUP BY version.journey_id
    )
    SELECT page.*,
           coalesce(people, 0)::bigint AS people, coalesce(sent, 0)::bigint AS sent,
           coalesce(delivered, 0)::bigint AS delivered, coalesce(read, 0)::bigint AS read,
           coalesce(failed, 0)::bigint AS failed, coalesce(excluded, 0)::bigint AS excluded
      FROM page LEFT JOIN figures ON figures.journey_id = page.journey_id
     ORDER BY ${key} ${direction}, id ${direction}`.execute(db);
  return pageOfRows(rows, query.limit, (row) => [
    byName ? row.sort_name : row.sort_when.toISOString(),
    row.id,
  ]);
}
