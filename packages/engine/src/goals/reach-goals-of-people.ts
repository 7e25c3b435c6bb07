import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';
import type { GoalRun } from './mark-goals.ts';

/** A person who did what is the goal of a journey. */
export interface GoalReached {
  bucket: number;
  profileId: string;
  journeyId: string;
  /** Passages that began earlier are too old, ms since the epoch. */
  enteredSince: number;
}

/**
 * Notes that people reached the goal of a journey: for each of their passages through it that is not too old and has not
 * reached it yet, whether they are still inside or not. Answers these.
 */
export async function reachGoalsOfPeople(
  trx: Kysely<Database>,
  reached: readonly GoalReached[],
  now: number,
): Promise<GoalRun[]> {
  if (reached.length === 0) return [];
  const { rows } = await sql<GoalRun>`
    WITH held AS MATERIALIZED (
      SELECT r.bucket, r.id
        FROM unnest(${reached.map(({ bucket }) => bucket)}::smallint[],
                    ${reached.map(({ profileId }) => profileId)}::uuid[],
                    ${reached.map(({ journeyId }) => journeyId)}::uuid[],
                    ${reached.map(({ enteredSince }) => new Date(enteredSince))}::timestamptz[]
             ) AS w (bucket, profile_id, journey_id, entered_since)
        JOIN run r ON r.bucket = w.bucket AND r.profile_id = w.profile_id AND r.journey_id = w.journey_id
                  AND r.parent_id IS NULL AND r.goal_at IS NULL AND r.entered_at >= w.entered_since
       ORDER BY r.bucket, r.id
         FOR UPDATE OF r
    )
    UPDATE run SET goal_at = ${new Date(now)}
      FROM held
     WHERE run.bucket = held.bucket AND run.id = held.id AND run.goal_at IS NULL
    RETURNING run.bucket, run.id, run.version_id AS "versionId"`.execute(trx);
  return rows;
}
