import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';

/** A journey whose requests carry a secret. */
export interface SecretUse {
  secretId: string;
  journeyId: string;
  name: string;
  /** The live version does, or an earlier one that people are still inside of; else only the draft. */
  isLive: boolean;
}

/** Which journeys use which secrets, by the journeys' names. */
export async function secretUses(db: Kysely<Database>): Promise<SecretUse[]> {
  const { rows } = await sql<SecretUse>`
    WITH document AS (
      SELECT j.id AS journey_id, j.name, false AS is_live, j.draft AS graph
        FROM journey j WHERE j.kind = 'journey'
      UNION ALL
      SELECT j.id, j.name, true, v.graph
        FROM journey j
        JOIN journey_version v ON v.journey_id = j.id
       WHERE j.kind = 'journey' AND j.goes_on
         AND v.graph @? '$.activities[*].headers[*].secretId ? (@ != null)'
         AND (v.id = j.live_version_id
              OR EXISTS (SELECT FROM run r WHERE r.journey_id = j.id AND r.version_id = v.id AND r.live))
    )
    SELECT s.id AS "secretId", d.journey_id AS "journeyId", d.name, bool_or(d.is_live) AS "isLive"
      FROM document d
     CROSS JOIN LATERAL jsonb_path_query(d.graph, '$.activities[*].headers[*].secretId') AS used
      JOIN secret s ON s.id::text = used #>> '{}'
     GROUP BY s.id, d.journey_id, d.name
     ORDER BY d.name, s.id`.execute(db);
  return rows;
}
