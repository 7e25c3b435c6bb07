import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';

/** An experiment that is to be counted now. */
export interface DueExperiment {
  id: number;
  journeyId: string;
  activity: string;
  design: string;
  /** Nobody, Waypost neither, has decided anything about it. */
  isUndecided: boolean;
  /** Null while nobody is under way in the journey. */
  liveVersionId: number | null;
}

/** Nobody else counts it meanwhile, ms; should this process die, somebody does afterwards. */
const leaseMs = 10 * 60_000;

/** Takes an experiment somebody may still succeed in, and whose time to be counted has come. Undefined: there is none. */
export async function claimDueExperiment(
  db: Kysely<Database>,
  now: number,
): Promise<DueExperiment | undefined> {
  const { rows } = await sql<DueExperiment>`
    UPDATE experiment e SET due_at = ${new Date(now + leaseMs)}
      FROM (SELECT due.id FROM experiment due
             WHERE due.due_at <= ${new Date(now)}
               AND EXISTS (SELECT FROM experiment_person p WHERE p.experiment_id = due.id AND p.is_open)
             ORDER BY due.due_at LIMIT 1
               FOR UPDATE SKIP LOCKED) AS claimed, journey j
     WHERE e.id = claimed.id AND j.id = e.journey_id
    RETURNING e.id, e.journey_id AS "journeyId", e.activity, e.design,
              e.winner IS NULL AND e.decided_by IS NULL AS "isUndecided",
              CASE WHEN j.goes_on THEN j.live_version_id END AS "liveVersionId"`.execute(db);
  return rows[0];
}
