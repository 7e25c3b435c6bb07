import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';
import type { Discard } from './discard.ts';

/**
 * Which of these locked runs may have been further than the database knows when it was set back: they had a message on
 * its way or were due by then, or news of their message moved them on before somebody decided. What comes next for
 * them may have come already. Who waits for a time after the restore was certainly still waiting.
 */
export async function findRestoredRuns(
  trx: Kysely<Database>,
  runs: readonly { bucket: number; id: string }[],
  { lostUntil, releasedAt }: Discard,
): Promise<ReadonlySet<string>> {
  const [lost, released] = [new Date(lostUntil), new Date(releasedAt)];
  const { rows } = await sql<{ id: string }>`
    SELECT r.id
      FROM unnest(
             ${runs.map(({ bucket }) => bucket)}::smallint[],
             ${runs.map(({ id }) => id)}::uuid[]
           ) AS w (bucket, id)
      JOIN run r ON r.bucket = w.bucket AND r.id = w.id
     WHERE r.entered_at <= ${lost}
       AND (r.wake_at <= ${lost}
            OR r.arrived_at <= ${released} AND (r.arrived_at > ${lost} OR r.waiting_for IN ('dispatch', 'call')))`.execute(
    trx,
  );
  return new Set(rows.map(({ id }) => id));
}
