import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';

/** `taken`: another one has that name, in capitals or not. */
export async function renameFolder(
  db: Kysely<Database>,
  { id, name }: { id: string; name: string },
): Promise<'done' | 'not_found' | 'taken'> {
  const { rows } = await sql<{ taken: boolean; done: boolean }>`
    WITH other AS (
      SELECT FROM journey_folder
       WHERE lower(name COLLATE "pg_c_utf8") = lower(${name}::text COLLATE "pg_c_utf8") AND id <> ${id}::uuid),
    renamed AS (
      UPDATE journey_folder SET name = ${name} WHERE id = ${id}::uuid AND NOT EXISTS (SELECT FROM other)
      RETURNING id)
    SELECT EXISTS (SELECT FROM other) AS taken, EXISTS (SELECT FROM renamed) AS done`.execute(db);
  if (rows[0]?.done === true) return 'done';
  return rows[0]?.taken === true ? 'taken' : 'not_found';
}
