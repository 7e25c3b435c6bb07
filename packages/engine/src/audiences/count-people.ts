import { type Kysely, type RawBuilder, sql } from 'kysely';

import type { Database } from '../database/schema.ts';

/** How many people a condition over `profile p` matches. */
export async function countPeople(
  db: Kysely<Database>,
  condition: RawBuilder<boolean>,
): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    SELECT count(*) AS n FROM profile p WHERE p.merged_into IS NULL AND ${condition}`.execute(db);
  return rows[0]?.n ?? 0;
}
