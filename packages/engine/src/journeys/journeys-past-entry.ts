import { entryPeriod, type LocalMoment } from '@waypost/journey';
import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';

/** Ids of live journeys whose entries closed by their own date, at the latest at an instant (ms since the epoch). */
export async function journeysPastEntry(db: Kysely<Database>, instant: number): Promise<string[]> {
  const { rows } = await sql<{ id: string; closes: LocalMoment }>`
    SELECT j.id, v.graph->'settings'->'closes' AS closes
      FROM journey j JOIN journey_version v ON v.id = j.live_version_id
     WHERE j.kind = 'journey' AND j.status = 'live' AND v.graph->'settings'->'closes' IS NOT NULL`.execute(
    db,
  );
  return rows.flatMap(({ id, closes }) => {
    const { closesAt } = entryPeriod({ closes });
    return closesAt !== null && closesAt <= instant ? [id] : [];
  });
}
