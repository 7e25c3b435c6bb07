import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';
import { bucketOf } from './profile-id.ts';

export interface JourneyOfProfile {
  run_id: string;
  journey_id: string;
  journey_name: string;
  status: 'inside' | 'finished' | 'failed' | 'exited';
  entered_at: Date;
}

/** The passages of a profile through journeys, newest first. What goes on and what is over have an index each. */
export async function journeysOfProfile(
  db: Kysely<Database>,
  profileId: string,
): Promise<JourneyOfProfile[]> {
  const those = sql`r.bucket = ${bucketOf(profileId)} AND r.profile_id = ${profileId}::uuid AND r.parent_id IS NULL`;
  const { rows } = await sql<JourneyOfProfile>`
    SELECT r.id AS run_id, r.journey_id, j.name AS journey_name, r.status, r.entered_at
      FROM (SELECT r.* FROM run r WHERE r.live AND ${those}
             UNION ALL
            SELECT r.* FROM run r WHERE NOT r.live AND ${those}) AS r
      JOIN journey j ON j.id = r.journey_id AND j.kind <> 'trial'
     ORDER BY r.entered_at DESC
     LIMIT 200`.execute(db);
  return rows;
}
