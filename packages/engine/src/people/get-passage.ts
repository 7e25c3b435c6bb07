import { type Kysely, sql } from 'kysely';

import type { Database } from '../database/schema.ts';
import { passages, type PersonInJourney } from './person-in-journey.ts';

/** One passage, or undefined. */
export async function getPassage(
  db: Kysely<Database>,
  runId: string,
): Promise<PersonInJourney | undefined> {
  const { rows } = await sql<PersonInJourney>`
    ${passages} WHERE r.bucket = bucket_of(${runId}::uuid) AND r.id = ${runId}::uuid`.execute(db);
  return rows[0];
}
