import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';

/** A place among the passages of a journey, in the order in which people entered. */
export interface EntryPlace {
  enteredAt: Date;
  id: string;
}

/**
 * The next live runs of a journey, in versions up to this one, in the order in which people entered, after a place
 * (null: from the first). Who has entered a version published since is not among them.
 */
export async function findLiveRunsOfJourney(
  trx: Kysely<Database>,
  { journeyId, versionId }: { journeyId: string; versionId: number },
  after: EntryPlace | null,
  limit: number,
): Promise<(EntryPlace & { bucket: number })[]> {
  const beyond =
    after === null
      ? sql`true`
      : sql`(r.entered_at, r.id) > (${after.enteredAt}::timestamptz, ${after.id}::uuid)`;
  const { rows } = await sql<EntryPlace & { bucket: number }>`
    SELECT r.bucket, r.id, r.entered_at AS "enteredAt"
      FROM run r
     WHERE r.journey_id = ${journeyId}::uuid AND r.version_id <= ${versionId} AND r.live
       AND ${beyond}
     ORDER BY r.entered_at, r.id
     LIMIT ${limit}`.execute(trx);
  return rows;
}
