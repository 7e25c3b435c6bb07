import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';

/** A folder of the library. */
export interface JourneyFolder {
  id: string;
  name: string;
  /** In it, those in the archive not counted. */
  journeys: number;
}

/** All folders by name. */
export async function listFolders(db: Kysely<Database>): Promise<JourneyFolder[]> {
  const { rows } = await sql<JourneyFolder>`
    SELECT f.id, f.name,
           (SELECT count(*) FROM journey j
             WHERE j.folder_id = f.id AND (j.archived_at IS NULL OR j.goes_on)) AS journeys
      FROM journey_folder f
     ORDER BY lower(f.name COLLATE "pg_c_utf8"), f.id`.execute(db);
  return rows;
}
