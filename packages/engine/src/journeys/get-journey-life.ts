import { type Kysely, sql } from 'kysely';

import type { Database, JourneyStatus } from '../database/schema.ts';
import { withNumbers } from './listed-journey.ts';

/** Where a journey is in its life. */
export interface JourneyLife {
  status: JourneyStatus;
  /** Number of the newest published version; null: none. */
  live_version: number | null;
  people_inside: number;
}

/** Where one journey is in its life, without its draft: cheap enough to be looked at every few seconds. */
export async function getJourneyLife(
  db: Kysely<Database>,
  id: string,
): Promise<JourneyLife | undefined> {
  const { rows } = await sql<JourneyLife>`
    SELECT j.status, v.number AS live_version, coalesce(inside.n, 0)::bigint AS people_inside
    ${withNumbers}
     WHERE j.id = ${id}::uuid AND j.kind = 'journey'`.execute(db);
  return rows[0];
}
