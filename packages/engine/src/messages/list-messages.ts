import { sql, type Kysely, type RawBuilder } from 'kysely';

import type { Database, MessageState } from '../database/schema.ts';
import { decodeCursor, pageOfRows, type Page } from '../paging/cursor.ts';

/** A message with its person and campaign, and what its template looks like. */
export interface ListedMessage {
  id: string;
  direction: 'out' | 'in';
  profile_id: string;
  external_id: string;
  first_name: string | null;
  last_name: string | null;
  number: string | null;
  sender_id: string;
  journey_id: string | null;
  campaign_id: string | null;
  run_id: string | null;
  activity: string | null;
  template_name: string | null;
  language: string | null;
  state: MessageState;
  exclusion: string | null;
  failure_code: number | null;
  failure_text: string | null;
  payload: Record<string, unknown>;
  /** The stored template, null when it was never one of the account's. */
  template: Record<string, unknown> | null;
  created_at: Date;
  accepted_at: Date | null;
  sent_at: Date | null;
  delivered_at: Date | null;
  read_at: Date | null;
  failed_at: Date | null;
}

export interface MessageQuery {
  journeyId?: string | undefined;
  campaignId?: string | undefined;
  profileId?: string | undefined;
  runId?: string | undefined;
  activityId?: string | undefined;
  state?: MessageState | undefined;
  exclusion?: string | undefined;
  direction?: 'out' | 'in' | undefined;
  cursor?: string | undefined;
  limit: number;
}

const listed = sql`
  SELECT m.id, m.direction, m.profile_id, coalesce(p.external_id, '') AS external_id, p.first_name,
         p.last_name, m.number, m.sender_id, m.journey_id, c.id AS campaign_id, m.run_id, m.activity,
         m.template_name, m.language, m.state, m.exclusion, m.failure_code, m.failure_text, m.payload,
         CASE WHEN t.id IS NOT NULL THEN jsonb_build_object(
           'name', t.name, 'language', t.language, 'category', t.category, 'status', t.status,
           'parameterFormat', t.parameter_format, 'components', t.components) END AS template,
         m.created_at, m.accepted_at, m.sent_at, m.delivered_at, m.read_at, m.failed_at
    FROM message m
    LEFT JOIN profile p ON p.bucket = m.bucket AND p.id = m.profile_id
    LEFT JOIN campaign c ON c.journey_id = m.journey_id
    LEFT JOIN sender s ON s.id = m.sender_id
    LEFT JOIN template t ON t.waba_id = s.waba_id AND t.name = m.template_name AND t.language = m.language`;

/** A page of messages, newest first. */
export async function listMessages(
  db: Kysely<Database>,
  query: MessageQuery,
): Promise<Page<ListedMessage>> {
  const conditions: RawBuilder<unknown>[] = [sql`true`];
  if (query.journeyId !== undefined) conditions.push(sql`m.journey_id = ${query.journeyId}::uuid`);
  if (query.campaignId !== undefined) {
    conditions.push(
      sql`m.journey_id = (SELECT journey_id FROM campaign WHERE id = ${query.campaignId}::uuid)`,
    );
  }
  if (query.profileId !== undefined) {
    conditions.push(
      sql`m.bucket = bucket_of(${query.profileId}::uuid) AND m.profile_id = ${query.profileId}::uuid`,
    );
  }
  if (query.runId !== undefined) {
    conditions.push(
      sql`m.bucket = bucket_of(${query.runId}::uuid) AND m.run_id = ${query.runId}::uuid`,
    );
  }
  if (query.activityId !== undefined) conditions.push(sql`m.activity = ${query.activityId}`);
  if (query.state !== undefined) conditions.push(sql`m.state = ${query.state}`);
  if (query.exclusion !== undefined) conditions.push(sql`m.exclusion = ${query.exclusion}`);
  if (query.direction !== undefined) conditions.push(sql`m.direction = ${query.direction}`);
  if (query.cursor !== undefined) {
    const [createdAt = '', id = ''] = decodeCursor(query.cursor, 2);
    conditions.push(sql`(m.created_at, m.id) < (${createdAt}::timestamptz, ${id}::uuid)`);
  }
  const { rows } = await sql<ListedMessage>`
    ${listed}
     WHERE ${sql.join(conditions, sql` AND `)}
     ORDER BY m.created_at DESC, m.id DESC
     LIMIT ${query.limit + 1}`.execute(db);
  return pageOfRows(rows, query.limit, (row) => [row.created_at.toISOString(), row.id]);
}

/** One message, or undefined. */
export async function getMessage(
  db: Kysely<Database>,
  id: string,
): Promise<ListedMessage | undefined> {
  const { rows } = await sql<ListedMessage>`
    ${listed} WHERE m.bucket = bucket_of(${id}::uuid) AND m.id = ${id}::uuid`.execute(db);
  return rows[0];
}
