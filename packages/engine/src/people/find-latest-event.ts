import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';

/** The newest event of a name that a person has had, or undefined. */
export async function findLatestEvent(
  db: Kysely<Database>,
  profileId: string,
  name: string,
): Promise<{ payload: Record<string, unknown>; received_at: Date } | undefined> {
  const { rows } = await sql<{ payload: Record<string, unknown>; received_at: Date }>`
    SELECT payload, received_at FROM event
     WHERE bucket = bucket_of(${profileId}::uuid) AND profile_id = ${profileId}::uuid
       AND kind = 'custom' AND name = ${name}
     ORDER BY id DESC LIMIT 1`.execute(db);
  return rows[0];
}
