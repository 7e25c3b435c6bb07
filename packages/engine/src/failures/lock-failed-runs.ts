import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';

/** Some of those who failed: one person's passage, or all of an activity and reason. */
export type FailureChoice =
  | { runId: string }
  | { journeyId: string; activity: string; reason: string };

export interface FailedRun {
  bucket: number;
  id: string;
  version_id: number;
  activity: string;
  reason: string;
}

/**
 * Locks, in key order, failed passages that may go on: of journeys that are not over, and of people who are not in the
 * journey again.
 *
 * @param before who failed at that instant (ms since the epoch) or later is left alone: they have been tried again
 */
export async function lockFailedRuns(
  trx: Kysely<Database>,
  choice: FailureChoice,
  { before, limit }: { before: number; limit: number },
): Promise<FailedRun[]> {
  const chosen =
    'runId' in choice
      ? sql`r.bucket = bucket_of(${choice.runId}::uuid) AND r.id = ${choice.runId}::uuid`
      : sql`r.journey_id = ${choice.journeyId}::uuid AND r.activity = ${choice.activity}
            AND r.reason = ${choice.reason}`;
  const { rows } = await sql<FailedRun>`
    WITH failed AS MATERIALIZED (
      SELECT r.bucket, r.id
        FROM run r JOIN journey j ON j.id = r.journey_id
       WHERE ${chosen} AND r.status = 'failed' AND r.parent_id IS NULL AND r.ended_at < ${new Date(before)}
         AND j.status NOT IN ('draft', 'stopped', 'finished')
         AND NOT EXISTS (
           SELECT FROM run other
            WHERE other.bucket = r.bucket AND other.profile_id = r.profile_id
              AND other.journey_id = r.journey_id AND other.live)
       ORDER BY r.ended_at LIMIT ${limit}
    )
    SELECT r.bucket, r.id, r.version_id, r.activity, r.reason
      FROM failed f JOIN run r ON r.bucket = f.bucket AND r.id = f.id
     WHERE r.status = 'failed'
     ORDER BY r.bucket, r.id
       FOR UPDATE OF r`.execute(trx);
  return rows;
}
