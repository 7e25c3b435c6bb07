import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';

/** Its id; null when there is one of that name, in capitals or not. */
export async function createFolder(
  db: Kysely<Database>,
  name: string,
  now: number,
): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    INSERT INTO journey_folder (name, created_at) VALUES (${name}, ${new Date(now)})
    ON CONFLICT ((lower(name COLLATE "pg_c_utf8"))) DO NOTHING
    RETURNING id`.execute(db);
  return rows[0]?.id ?? null;
}
