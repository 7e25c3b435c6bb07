import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';
import type { PersonInJourney } from './person-in-journey.ts';

/** When the publisher had people moved to the version of a passage that was begun before; null: it was begun there. */
export async function findMove(
  db: Kysely<Database>,
  passage: Pick<PersonInJourney, 'journey_id' | 'version_id' | 'entered_at'>,
): Promise<Date | null> {
  const { rows } = await sql<{ asked_at: Date }>`
    SELECT asked_at FROM people_sweep
     WHERE journey_id = ${passage.journey_id}::uuid AND version_id = ${passage.version_id} AND kind = 'move'
       AND asked_at > ${passage.entered_at}
     ORDER BY asked_at LIMIT 1`.execute(db);
  return rows[0]?.asked_at ?? null;
}
