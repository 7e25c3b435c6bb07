import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';

/** A link of a message that was sent, and whose message it is. */
export interface MessageLink {
  bucket: number;
  message_id: string;
  profile_id: string;
  run_id: string | null;
  version_id: number | null;
  activity: string | null;
  /** Where it leads. */
  target: string;
}

export async function findLink(
  db: Kysely<Database>,
  { messageId, index }: { messageId: string; index: number },
): Promise<MessageLink | null> {
  const { rows } = await sql<MessageLink>`
    SELECT m.bucket, m.id AS message_id, m.profile_id, m.run_id, m.version_id, m.activity,
           m.payload -> 'links' ->> ${index}::int AS target
      FROM message m
     WHERE m.bucket = bucket_of(${messageId}::uuid) AND m.id = ${messageId}
       AND m.payload -> 'links' ->> ${index}::int IS NOT NULL`.execute(db);
  return rows[0] ?? null;
}
