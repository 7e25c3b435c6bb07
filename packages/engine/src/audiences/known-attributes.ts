import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';

/** Those of the attribute names that some profile has. */
export async function knownAttributes(
  db: Kysely<Database>,
  names: readonly string[],
): Promise<string[]> {
  if (names.length === 0) return [];
  const { rows } = await sql<{ name: string }>`
    SELECT name FROM unnest(${names}::text[]) AS wanted (name)
     WHERE EXISTS (SELECT FROM profile p WHERE p.attributes ? wanted.name)`.execute(db);
  return rows.map(({ name }) => name);
}
