import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';
import type { EntryPlace } from '../runs/find-live-runs-of-journey.ts';
import type { ClaimedSweep } from './claim-sweep.ts';

/** The next people a pass is about, each by their own passage, without their parallel branches. */
export async function findNextPeople(
  trx: Kysely<Database>,
  { journeyId, versionId, kind, after }: ClaimedSweep,
  limit: number,
): Promise<(EntryPlace & { bucket: number })[]> {
  const beyond =
    after === null
      ? sql`true`
      : sql`(r.entered_at, r.id) > (${after.enteredAt}::timestamptz, ${after.id}::uuid)`;
  const { rows } = await sql<EntryPlace & { bucket: number }>`
    SELECT r.bucket, r.id, r.entered_at AS "enteredAt"
      FROM run r
     WHERE r.journey_id = ${journeyId}::uuid AND r.live AND r.parent_id IS NULL
       AND (${kind === 'wake'} OR r.version_id < ${versionId}::int) AND ${beyond}
     ORDER BY r.entered_at, r.id
     LIMIT ${limit}`.execute(trx);
  return rows;
}
