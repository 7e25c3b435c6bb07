import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';
import { passages, type PersonInJourney } from './person-in-journey.ts';

/** The latest passages of a person through a journey, the newest first. */
export async function findPassages(
  db: Kysely<Database>,
  { journeyId, profileId }: { journeyId: string; profileId: string },
): Promise<PersonInJourney[]> {
  const { rows } = await sql<PersonInJourney>`
    ${passages}
     WHERE r.bucket = bucket_of(${profileId}::uuid) AND r.profile_id = ${profileId}::uuid
       AND r.journey_id = ${journeyId}::uuid AND r.parent_id IS NULL
     ORDER BY r.entered_at DESC, r.id DESC LIMIT 3`.execute(db);
  return rows;
}
