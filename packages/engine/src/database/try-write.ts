import { sql, type Kysely } from 'kysely';

import type { Database } from './schema.ts';

/** Writes a row that is there already. @throws when the database takes no writes; see `troubleOf`. */
export async function tryWrite(db: Kysely<Database>): Promise<void> {
  await sql`
    INSERT INTO installation (key, value) VALUES ('probe', '{}')
        ON CONFLICT (key) DO UPDATE SET updated_at = now()`.execute(db);
}

/**
 * Takes some room on the disk and gives it back: rows that are there can be written while there is none for a new one.
 * @throws when there is no room.
 */
export async function tryToGrow(db: Kysely<Database>): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await sql`CREATE TEMPORARY TABLE room ON COMMIT DROP AS
              SELECT repeat(md5(n::text), 200) AS text FROM generate_series(1, 200) AS n`.execute(
      trx,
    );
  });
}
