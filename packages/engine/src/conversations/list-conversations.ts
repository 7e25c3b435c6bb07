import { sql, type Kysely, type RawBuilder } from 'kysely';

import type { Database } from '../database/schema.ts';
import { containsPattern } from '../paging/contains.ts';
import { decodeCursor, pageOfRows, type Page } from '../paging/cursor.ts';
import type { Conversation } from './conversation.ts';
import { selectConversation } from './select-conversation.ts';

export interface ConversationQuery {
  /** `open`: the person can be answered freely now; `unread`: nobody has looked since they wrote. */
  show: 'all' | 'unread' | 'open' | 'waiting';
  /** Who looks: `waiting` are those that journeys put before them, or before whoever comes first. */
  actor: string;
  /** Part of a name, number, username or external id. */
  search?: string | undefined;
  senderId?: string | undefined;
  cursor?: string | undefined;
  limit: number;
}

/** A page of conversations, the one with the latest message of a person first. */
export async function listConversations(
  db: Kysely<Database>,
  query: ConversationQuery,
  now: number,
): Promise<Page<Conversation>> {
  const conditions: RawBuilder<unknown>[] = [sql`true`];
  const search = query.search?.trim() ?? '';
  if (search !== '') {
    conditions.push(sql`concat_ws(' ', p.first_name, p.last_name, p.phone, p.username, p.external_id)
                        ILIKE ${containsPattern(search)}`);
  }
  if (query.senderId !== undefined) conditions.push(sql`w.sender_id = ${query.senderId}::uuid`);
  if (query.show === 'open') conditions.push(sql`w.expires_at > ${new Date(now)}`);
  if (query.show === 'waiting') {
    conditions.push(
      sql`h.hand_over IS NOT NULL AND (h.assignee IS NULL OR h.assignee = ${query.actor})`,
    );
  }
  if (query.show === 'unread') conditions.push(sql`w.unread`);
  if (query.cursor !== undefined) {
    const [openedAt = '', profileId = '', senderId = ''] = decodeCursor(query.cursor, 3);
    conditions.push(
      sql`(w.opened_at, w.profile_id, w.sender_id) < (${openedAt}::timestamptz, ${profileId}::uuid, ${senderId}::uuid)`,
    );
  }
  const { rows } = await sql<Conversation>`
    ${selectConversation}
     WHERE ${sql.join(conditions, sql` AND `)}
     ORDER BY w.opened_at DESC, w.profile_id DESC, w.sender_id DESC
     LIMIT ${query.limit + 1}`.execute(db);
  return pageOfRows(rows, query.limit, (row) => [
    row.opened_at.toISOString(),
    row.profile_id,
    row.sender_id,
  ]);
}
