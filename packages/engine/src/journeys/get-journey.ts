import { type Kysely, sql } from 'kysely';

import type { Database } from '../database/schema.ts';
import { type JourneyWithDraft, journeysWithNumbers } from './listed-journey.ts';

/** One journey (or the journey behind a campaign) with its draft. */
export async function getJourney(
  db: Kysely<Database>,
  id: string,
  kind: 'journey' | 'campaign' = 'journey',
): Promise<JourneyWithDraft | undefined> {
  const { rows } = await sql<JourneyWithDraft>`
    ${journeysWithNumbers} WHERE j.id = ${id}::uuid AND j.kind = ${kind}`.execute(db);
  return rows[0];
}
