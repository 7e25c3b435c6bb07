import { sql, type Kysely, type RawBuilder } from 'kysely';

import type { Database } from '../database/schema.ts';
import { decodeCursor, pageOfRows, type Page } from '../paging/cursor.ts';
import { foundBy } from './found-by.ts';
import type { ConsentFilter, ProfileRow } from './profile.ts';

export interface ProfileQuery {
  search?: string | undefined;
  sort: '-createdAt' | 'createdAt' | 'name' | '-name';
  marketingConsent?: ConsentFilter | undefined;
  demo?: boolean | undefined;
  cursor?: string | undefined;
  limit: number;
}

const nameText = sql`lower(coalesce(p.first_name, '') || ' ' || coalesce(p.last_name, ''))`;

/** A page of profiles, and how many match in all. */
export async function listProfiles(
  db: Kysely<Database>,
  query: ProfileQuery,
): Promise<Page<ProfileRow> & { total: number }> {
  const conditions = conditionsOf(query);
  const byName = query.sort.endsWith('name');
  const descending = query.sort.startsWith('-');
  const key = byName ? nameText : sql`p.created_at`;
  const direction = sql.raw(descending ? 'DESC' : 'ASC');
  const paged = [...conditions];
  if (query.cursor !== undefined) {
    const [after = '', id = ''] = decodeCursor(query.cursor, 2);
    const comparison = sql.raw(descending ? '<' : '>');
    const value = byName ? sql`${after}::text` : sql`${after}::timestamptz`;
    paged.push(sql`(${key}, p.id) ${comparison} (${value}, ${id}::uuid)`);
  }
  const { rows } = await sql<ProfileRow & { sort_name: string }>`
    SELECT p.*, ${nameText} AS sort_name
      FROM profile p
     WHERE ${sql.join(paged, sql` AND `)}
     ORDER BY ${key} ${direction}, p.id ${direction}
     LIMIT ${query.limit + 1}`.execute(db);
  const total = await sql<{ n: number }>`
    SELECT count(*) AS n FROM profile p WHERE ${sql.join(conditions, sql` AND `)}`.execute(db);
  return {
    ...pageOfRows(rows, query.limit, (row) => [
      byName ? row.sort_name : row.created_at.toISOString(),
      row.id,
    ]),
    total: total.rows[0]?.n ?? 0,
  };
}

function conditionsOf(query: ProfileQuery): RawBuilder<unknown>[] {
  const conditions: RawBuilder<unknown>[] = [sql`p.merged_into IS NULL`];
  const search = query.search?.trim() ?? '';
  if (search !== '') conditions.push(foundBy(asStored(search)));
  if (query.demo !== undefined) conditions.push(sql`p.demo = ${query.demo}`);
  if (query.marketingConsent === 'unknown') conditions.push(sql`p.marketing_consent IS NULL`);
  else if (query.marketingConsent !== undefined) {
    conditions.push(sql`p.marketing_consent = ${query.marketingConsent}`);
  }
  return conditions;
}

/** Numbers are stored without the spaces and signs people type in them, usernames without their @. */
function asStored(search: string): string {
  if (/^\+?[\d\s().\-/]{4,}$/.test(search)) return search.replaceAll(/[^\d+]/g, '');
  return search.replace(/^@/, '');
}
