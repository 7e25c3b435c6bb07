import type { Rule } from '@waypost/journey';
import { sql, type Kysely, type RawBuilder, type Selectable } from 'kysely';

import type { Database } from '../database/schema.ts';
import { containsPattern } from '../paging/contains.ts';
import { decodeCursor, pageOfRows, type Page } from '../paging/cursor.ts';
import { compileRule } from './compile-rule.ts';

export type AudienceRow = Selectable<Database['audience']>;

/** The people of an audience as a condition over `profile p`; null is everybody. */
export function audienceCondition(audience: AudienceRow | null): RawBuilder<boolean> {
  if (audience === null) return sql`true`;
  if (audience.kind === 'rule') {
    return audience.rule === null ? sql`true` : compileRule(audience.rule);
  }
  return sql`EXISTS (
    SELECT FROM audience_member m
     WHERE m.bucket = p.bucket AND m.audience_id = ${audience.id}::uuid AND m.profile_id = p.id)`;
}

/** How many people a condition over `profile p` matches. */
export async function countPeople(
  db: Kysely<Database>,
  condition: RawBuilder<boolean>,
): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    SELECT count(*) AS n FROM profile p WHERE ${condition}`.execute(db);
  return rows[0]?.n ?? 0;
}

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

export async function getAudience(
  db: Kysely<Database>,
  id: string,
): Promise<AudienceRow | undefined> {
  return db.selectFrom('audience').selectAll().where('id', '=', id).executeTakeFirst();
}

export async function createAudience(
  db: Kysely<Database>,
  input: { name: string; kind: 'rule'; rule: Rule } | { name: string; kind: 'list' },
  now: number,
): Promise<AudienceRow> {
  return db
    .insertInto('audience')
    .values({
      name: input.name,
      kind: input.kind,
      rule: input.kind === 'rule' ? JSON.stringify(input.rule) : null,
      created_at: new Date(now),
      updated_at: new Date(now),
    })
    .returningAll()
    .executeTakeFirstOrThrow();
}

/** Changes name and, for an audience by rule, the rule. */
export async function updateAudience(
  db: Kysely<Database>,
  input: { id: string; name: string; rule?: Rule | undefined },
  now: number,
): Promise<AudienceRow | undefined> {
  return db
    .updateTable('audience')
    .set({
      name: input.name,
      updated_at: new Date(now),
      ...(input.rule === undefined ? {} : { rule: JSON.stringify(input.rule) }),
    })
    .where('id', '=', input.id)
    .returningAll()
    .executeTakeFirst();
}

export type AudienceRemoval =
  | { kind: 'removed' }
  | { kind: 'not_found' }
  /** Names of the live journeys and unfinished campaigns that read it. */
  | { kind: 'in_use'; by: string[] };

/**
 * Deletes an audience that no live journey and no unfinished campaign reads. A campaign's draft counts:
 * without its audience it would turn to everybody. A journey's draft goes on naming the audience, and
 * its validation says that it is gone.
 */
export async function removeAudience(db: Kysely<Database>, id: string): Promise<AudienceRemoval> {
  return db.transaction().execute(async (trx) => {
    const users = await sql<{ name: string }>`
      SELECT j.name FROM journey j JOIN journey_version v ON v.id = j.live_version_id
       WHERE j.status = 'live' AND j.kind = 'journey'
         AND EXISTS (SELECT FROM jsonb_array_elements(v.graph->'activities') AS a
                      WHERE a->>'type' = 'entryAudience' AND a->>'audienceId' = ${id})
      UNION
      SELECT name FROM campaign WHERE audience_id = ${id}::uuid AND status IN ('draft', 'scheduled', 'sending')
       ORDER BY 1`.execute(trx);
    if (users.rows.length > 0) return { kind: 'in_use', by: users.rows.map(({ name }) => name) };
    await trx
      .updateTable('campaign')
      .set({ audience_id: null })
      .where('audience_id', '=', id)
      .execute();
    const { numDeletedRows } = await trx
      .deleteFrom('audience')
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    return numDeletedRows > 0n ? { kind: 'removed' } : { kind: 'not_found' };
  });
}
