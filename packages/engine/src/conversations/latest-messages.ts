import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';
import { messagesWithPeople, type ListedMessage } from '../messages/listed-message.ts';

/** The latest message that arrived in each of these conversations, by `<profile id> <sender id>`. */
export async function latestMessages(
  db: Kysely<Database>,
  conversations: readonly { profile_id: string; sender_id: string }[],
): Promise<Map<string, ListedMessage>> {
  if (conversations.length === 0) return new Map();
  const { rows } = await sql<ListedMessage>`
    ${messagesWithPeople}
     JOIN unnest(${conversations.map(({ profile_id }) => profile_id)}::uuid[],
                 ${conversations.map(({ sender_id }) => sender_id)}::uuid[]) AS c2 (profile_id, sender_id)
       ON true
     CROSS JOIN LATERAL (
       SELECT latest.id, latest.created_at FROM message latest
        WHERE latest.bucket = bucket_of(c2.profile_id) AND latest.profile_id = c2.profile_id
          AND latest.sender_id = c2.sender_id AND latest.state NOT IN ('excluded', 'refused')
        ORDER BY latest.created_at DESC, latest.id DESC
        LIMIT 1) AS latest
     WHERE m.bucket = bucket_of(c2.profile_id) AND m.id = latest.id
       AND m.created_at = latest.created_at`.execute(db);
  return new Map(rows.map((row) => [`${row.profile_id} ${row.sender_id}`, row]));
}
