import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';
import type { GoalRun } from './mark-goals.ts';

/** Notes that passages reached their goal now. Answers those that had not before. */
export async function reachGoalsOfRuns(
  trx: Kysely<Database>,
  runs: readonly { bucket: number; id: string }[],
  now: number,
): Promise<GoalRun[]> {
  const { rows } = await sql<GoalRun>`
    UPDATE run SET goal_at = ${new Date(now)}
      FROM unnest(${runs.map(({ bucket }) => bucket)}::smallint[],
                  ${runs.map(({ id }) => id)}::uuid[]) AS w (bucket, id)
     WHERE run.bucket = w.bucket AND run.id = w.id AND run.goal_at IS NULL
    RETURNING run.bucket, run.id, run.version_id AS "versionId"`.execute(trx);
  return rows;
}
