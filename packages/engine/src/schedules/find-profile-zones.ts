import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';

/** The time zones that profiles name. Reads all profiles. */
export async function findProfileZones(db: Kysely<Database>): Promise<string[]> {
  const { rows } = await sql<{ time_zone: string }>`
    SELECT DISTINCT time_zone FROM profile WHERE time_zone IS NOT NULL AND merged_into IS NULL`.execute(
    db,
  );
  return rows.map((row) => row.time_zone);
}
