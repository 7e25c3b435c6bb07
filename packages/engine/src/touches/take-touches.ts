import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';

/** A profile that changed. */
export interface TouchedProfile {
  bucket: number;
  id: string;
}

/** Takes the oldest notes of changed profiles that nobody else is taking; each profile once. */
export async function takeTouches(trx: Kysely<Database>, limit: number): Promise<TouchedProfile[]> {
  const { rows } = await sql<TouchedProfile>`
    WITH taken AS (
      DELETE FROM profile_touch
       WHERE id IN (SELECT id FROM profile_touch ORDER BY id LIMIT ${limit} FOR UPDATE SKIP LOCKED)
      RETURNING bucket, profile_id
    )
    SELECT DISTINCT bucket, profile_id AS id FROM taken ORDER BY bucket, profile_id`.execute(trx);
  return rows;
}
