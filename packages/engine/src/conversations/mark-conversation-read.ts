import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';

/** Somebody of the team has seen what the person wrote up to now. */
export async function markConversationRead(
  db: Kysely<Database>,
  { profileId, senderId }: { profileId: string; senderId: string },
): Promise<void> {
  await sql`
    UPDATE customer_window SET unread = false
     WHERE bucket = bucket_of(${profileId}::uuid) AND profile_id = ${profileId}::uuid
       AND sender_id = ${senderId}::uuid`.execute(db);
}
