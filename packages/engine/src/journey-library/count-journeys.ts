import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';

/** How many journeys the list has without any filter, and how many of them are in no folder. */
export async function countJourneys(
  db: Kysely<Database>,
): Promise<{ all: number; unfiled: number }> {
  const { rows } = await sql<{ all: number; unfiled: number }>`
    SELECT count(*) AS "all", count(*) FILTER (WHERE folder_id IS NULL) AS unfiled
      FROM journey WHERE kind = 'journey' AND (archived_at IS NULL OR goes_on)`.execute(db);
  return rows[0] ?? { all: 0, unfiled: 0 };
}
