import { type Kysely, type RawBuilder, sql } from 'kysely';

import type { Database } from '../database/schema.ts';
import { decodeCursor, type Page, pageOfRows } from '../paging/cursor.ts';
import { foundBy } from '../profiles/found-by.ts';
import { passages, type PersonInJourney } from './person-in-journey.ts';

export interface PeopleQuery {
  journeyId: string;
  activityId?: string | undefined;
  /** `passed`: was at the activity at any time; otherwise where they stand or ended. */
  show: 'here' | 'passed' | 'failed' | 'excluded' | 'all';
  status?: PersonInJourney['status'] | undefined;
  search?: string | undefined;
  cursor?: string | undefined;
  limit: number;
}

/** A page of the people of a journey, whoever entered last first. */
export async function listPeople(
  db: Kysely<Database>,
  query: PeopleQuery,
): Promise<Page<PersonInJourney>> {
  const conditions = [
    // A person's branches are told by the person's own passage.
    sql`r.journey_id = ${query.journeyId}::uuid AND r.parent_id IS NULL`,
    ...placeConditions(query),
  ];
  if (query.status !== undefined) conditions.push(sql`r.status = ${query.status}`);
  const search = query.search?.trim() ?? '';
  if (search !== '') conditions.push(foundBy(search));
  if (query.cursor !== undefined) {
    const [enteredAt = '', id = ''] = decodeCursor(query.cursor, 2);
    conditions.push(sql`(r.entered_at, r.id) < (${enteredAt}::timestamptz, ${id}::uuid)`);
  }
  const { rows } = await sql<PersonInJourney>`
    ${passages}
     WHERE ${sql.join(conditions, sql` AND `)}
     ORDER BY r.entered_at DESC, r.id DESC
     LIMIT ${query.limit + 1}`.execute(db);
  return pageOfRows(rows, query.limit, (row) => [row.entered_at.toISOString(), row.id]);
}

function placeConditions({ show, activityId }: PeopleQuery): RawBuilder<unknown>[] {
  const stands = activityId === undefined ? sql`true` : sql`r.activity = ${activityId}`;
  const at = (column: string) =>
    activityId === undefined ? sql`true` : sql`${sql.ref(column)} = ${activityId}`;
  switch (show) {
    case 'all':
      return activityId === undefined ? [] : [wasAt(activityId)];
    case 'here':
      return [sql`r.live`, sql`(${stands} OR ${hasBranch(sql`b.live`, activityId)})`];
    case 'passed':
      return [activityId === undefined ? hasMoved : hasPassed(activityId)];
    case 'failed':
      return [
        sql`(r.status = 'failed' AND ${stands} OR ${hasBranch(sql`b.status = 'failed'`, activityId)})`,
      ];
    case 'excluded':
      return [
        sql`EXISTS (SELECT FROM message m
                     WHERE m.bucket = r.bucket AND m.profile_id = r.profile_id AND m.run_id IN ${tokens}
                       AND m.state = 'excluded'
                       AND ${at('m.activity')})`,
      ];
  }
}

/** The passage and all its parallel branches. */
const tokens = sql`(
  SELECT r.id UNION ALL
  SELECT b.id FROM run b WHERE b.bucket = r.bucket AND b.root_id = r.id)`;

/** A branch of the passage stands, or ended, at an activity. */
function hasBranch(so: RawBuilder<unknown>, activityId: string | undefined): RawBuilder<unknown> {
  const there = activityId === undefined ? sql`true` : sql`b.activity = ${activityId}`;
  return sql`EXISTS (
    SELECT FROM run b WHERE b.bucket = r.bucket AND b.root_id = r.id AND ${so} AND ${there})`;
}

function wasAt(activityId: string): RawBuilder<unknown> {
  return sql`(r.activity = ${activityId} OR ${hasBranch(sql`true`, activityId)} OR ${hasPassed(activityId)})`;
}

const hasMoved = sql`EXISTS (
  SELECT FROM run_step s WHERE s.bucket = r.bucket AND s.run_id IN ${tokens})`;

function hasPassed(activityId: string): RawBuilder<unknown> {
  return sql`EXISTS (
    SELECT FROM run_step s
     WHERE s.bucket = r.bucket AND s.run_id IN ${tokens}
       AND (s.activity = ${activityId} OR ${activityId} = ANY (s.further_activities)))`;
}
