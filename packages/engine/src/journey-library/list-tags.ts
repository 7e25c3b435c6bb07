import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';

/** A tag and how many journeys carry it, those in the archive not counted. */
export interface UsedTag {
  tag: string;
  journeys: number;
}

/** Tags of journeys, also of those in the archive, in alphabetical order. */
export async function listTags(db: Kysely<Database>): Promise<UsedTag[]> {
  const { rows } = await sql<UsedTag>`
    SELECT tag, count(*) FILTER (WHERE archived_at IS NULL OR goes_on) AS journeys
      FROM journey, unnest(tags) AS tag
     WHERE kind = 'journey'
     GROUP BY tag
     ORDER BY lower(tag COLLATE "pg_c_utf8"), tag
     LIMIT 1000`.execute(db);
  return rows;
}
