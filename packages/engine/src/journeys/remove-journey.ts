import { type Kysely, sql } from 'kysely';

import type { Database } from '../database/schema.ts';

/** `being_tried`: people are under way in a trial of it. */
export type JourneyRemoval = 'removed' | 'not_found' | 'published' | 'being_tried';

/** Deletes a journey that was never published, with its trials. */
export async function removeJourney(db: Kysely<Database>, id: string): Promise<JourneyRemoval> {
  return db.transaction().execute(async (trx) => {
    const { rows: found } = await sql<{ published: boolean }>`
      SELECT EXISTS (SELECT FROM journey_version v WHERE v.journey_id = j.id) AS published
        FROM journey j WHERE j.id = ${id}::uuid AND j.kind = 'journey' FOR UPDATE`.execute(trx);
    const [journey] = found;
    if (journey === undefined) return 'not_found';
    if (journey.published) return 'published';
    const { rows: trials } = await sql<{ id: string; goes_on: boolean }>`
      SELECT j.id, EXISTS (SELECT FROM run r WHERE r.journey_id = j.id AND r.live) AS goes_on
        FROM trial t JOIN journey j ON j.id = t.journey_id
       WHERE t.tried_id = ${id}::uuid`.execute(trx);
    if (trials.some(({ goes_on }) => goes_on)) return 'being_tried';
    await sql`
      DELETE FROM journey WHERE id = ANY (${[id, ...trials.map((trial) => trial.id)]}::uuid[])`.execute(
      trx,
    );
    return 'removed';
  });
}
