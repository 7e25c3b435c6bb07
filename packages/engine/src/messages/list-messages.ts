import { type Kysely, type RawBuilder, sql } from 'kysely';

import type { Database, MessageState } from '../database/schema.ts';
import { decodeCursor, type Page, pageOfRows } from '../paging/cursor.ts';
import { messagesWithPeople, type ListedMessage } from './listed-message.ts';

export interface MessageQuery {
  journeyId?: string | undefined;
  campaignId?: string | undefined;
  profileId?: string | undefined;
  senderId?: string | undefined;
  runId?: string | undefined;
  activityId?: string | undefined;
  state?: MessageState | undefined;
  /** `failed`: refused at once, or reported as failed later although it was accepted. */
  show?: 'all' | 'failed' | undefined;
  exclusion?: string | undefined;
  direction?: 'out' | 'in' | undefined;
  cursor?: string | undefined;
  limit: number;
}

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
      sql`(m.bucket, m.profile_id) IN (
        SELECT bucket_of(${query.profileId}::uuid), ${query.profileId}::uuid
         UNION ALL SELECT bucket, id FROM profile WHERE merged_into = ${query.profileId}::uuid)`,
    );
  }
  if (query.senderId !== undefined) conditions.push(sql`m.sender_id = ${query.senderId}::uuid`);
  if (query.runId !== undefined) {
    conditions.push(
      sql`(m.bucket, m.profile_id) = (SELECT r.bucket, r.profile_id FROM run r
                                       WHERE r.bucket = bucket_of(${query.runId}::uuid)
                                         AND r.id = ${query.runId}::uuid)
          AND m.run_id IN (
            SELECT ${query.runId}::uuid UNION ALL
            SELECT b.id FROM run b WHERE b.bucket = bucket_of(${query.runId}::uuid) AND b.root_id = ${query.runId}::uuid)`,
    );
  }
  if (query.activityId !== undefined) conditions.push(sql`m.activity = ${query.activityId}`);
  if (query.state !== undefined) conditions.push(sql`m.state = ${query.state}`);
  if (query.show === 'failed') conditions.push(sql`m.failed_at IS NOT NULL`);
  if (query.exclusion !== undefined) conditions.push(sql`m.exclusion = ${query.exclusion}`);
  if (query.direction !== undefined) conditions.push(sql`m.direction = ${query.direction}`);
  if (query.cursor !== undefined) {
    const [createdAt = '', id = ''] = decodeCursor(query.cursor, 2);
    conditions.push(sql`(m.created_at, m.id) < (${createdAt}::timestamptz, ${id}::uuid)`);
  }
  const { rows } = await sql<ListedMessage>`
    ${messagesWithPeople}
     WHERE ${sql.join(conditions, sql` AND `)}
     ORDER BY m.created_at DESC, m.id DESC
     LIMIT ${query.limit + 1}`.execute(db);
  return pageOfRows(rows, query.limit, (row) => [row.created_at.toISOString(), row.id]);
}
