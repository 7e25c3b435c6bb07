import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';
import { setAsideUntil } from '../dead-letters/set-aside-until.ts';
import { runLanes } from '../runs/run-lane.ts';

/** A locked run that goes on in another version, at the activity it stands at. */
export interface MovedToVersion {
  bucket: number;
  id: string;
  /** End of its present wait there, ms since the epoch. */
  deadlineAt: number | null;
}

/**
 * Puts locked runs into another version and has them looked at there: their wait may be over by its settings. Visit and
 * what they remember stay, and so do the ids of their messages. Who was let in by a launch keeps their place in line, and
 * what is set aside stays so.
 */
export async function moveRuns(
  trx: Kysely<Database>,
  runs: readonly MovedToVersion[],
  versionId: number,
  now: number,
): Promise<void> {
  if (runs.length === 0) return;
  await sql`
    UPDATE run
       SET version_id = ${versionId}, deadline_at = m.deadline_at,
           wake_at = CASE WHEN run.lane = ${sql.lit(runLanes.launched)} OR run.wake_at >= ${setAsideUntil} THEN run.wake_at
                          ELSE least(run.wake_at, ${new Date(now)}) END
      FROM unnest(
             ${runs.map(({ bucket }) => bucket)}::smallint[],
             ${runs.map(({ id }) => id)}::uuid[],
             ${runs.map(({ deadlineAt }) => (deadlineAt === null ? null : new Date(deadlineAt)))}::timestamptz[]
           ) AS m (bucket, id, deadline_at)
     WHERE run.bucket = m.bucket AND run.id = m.id`.execute(trx);
}
