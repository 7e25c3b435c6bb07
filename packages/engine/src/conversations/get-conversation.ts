import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';
import type { Conversation } from './conversation.ts';
import { selectConversation } from './select-conversation.ts';

/** Undefined when this person never wrote to this sender. */
export async function getConversation(
  db: Kysely<Database>,
  { profileId, senderId }: { profileId: string; senderId: string },
): Promise<Conversation | undefined> {
  const { rows } = await sql<Conversation>`
    ${selectConversation}
     WHERE w.bucket = bucket_of(${profileId}::uuid) AND w.profile_id = ${profileId}::uuid
       AND w.sender_id = ${senderId}::uuid`.execute(db);
  return rows[0];
}
