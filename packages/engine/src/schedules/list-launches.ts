import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';

/** People who were, are being or will be let in together. */
export interface ListedLaunch {
  id: string;
  version: number;
  status: 'waiting' | 'running' | 'done' | 'stopped' | 'set_aside';
  /** The date of the schedule; null: it was published. */
  occurrence_at: Date | null;
  /** When it began, or begins. */
  starts_at: Date;
  finished_at: Date | null;
  entered: number;
  missed: number;
  /** Time zones whose people it lets in; null: all, or all that no other launch of the date has. */
  zones: string[] | null;
}

/** The latest launches of a journey, the newest first. */
export async function listLaunches(
  db: Kysely<Database>,
  journeyId: string,
  limit = 20,
): Promise<ListedLaunch[]> {
  const { rows } = await sql<ListedLaunch>`
    SELECT l.id, v.number AS version, l.status, l.occurrence_at, coalesce(l.starts_at, l.started_at) AS starts_at,
           l.finished_at, l.entered, l.missed,
           CASE WHEN l.zones_excluded THEN NULL ELSE l.zones END AS zones
      FROM launch l JOIN journey_version v ON v.id = l.version_id
     WHERE l.journey_id = ${journeyId}
     ORDER BY coalesce(l.starts_at, l.started_at) DESC, l.id
     LIMIT ${limit}`.execute(db);
  return rows;
}
