import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';
import { runLanes } from './run-lane.ts';

/** Looks at these runs again at `wakeAt` (ms since the epoch), leaving everything else as it is. */
export async function postponeRuns(
  trx: Kysely<Database>,
  runs: readonly { bucket: number; id: string }[],
  wakeAt: number,
): Promise<void> {
  if (runs.length === 0) return;
  await sql`
    UPDATE run SET wake_at = ${new Date(wakeAt)}, lane = ${sql.lit(runLanes.time)}
      FROM unnest(
             ${runs.map((run) => run.bucket)}::smallint[],
             ${runs.map((run) => run.id)}::uuid[]
           ) AS w (bucket, id)
     WHERE run.bucket = w.bucket AND run.id = w.id`.execute(trx);
}
