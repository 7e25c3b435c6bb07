import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';
import { setAsideUntil } from '../dead-letters/set-aside-until.ts';
import { heldUntil } from '../runs/held-until.ts';

/** Has those of these locked runs looked at that stayed where they were while their journey was paused. Answers how many. */
export async function wakeHeld(
  trx: Kysely<Database>,
  runs: readonly { bucket: number; id: string }[],
  now: number,
): Promise<number> {
  if (runs.length === 0) return 0;
  const { numAffectedRows } = await sql`
    UPDATE run SET wake_at = ${new Date(now)}
      FROM unnest(
             ${runs.map(({ bucket }) => bucket)}::smallint[],
             ${runs.map(({ id }) => id)}::uuid[]
           ) AS w (bucket, id)
     WHERE run.bucket = w.bucket AND run.id = w.id
       AND run.wake_at >= ${heldUntil} AND run.wake_at < ${setAsideUntil}`.execute(trx);
  return Number(numAffectedRows ?? 0);
}
