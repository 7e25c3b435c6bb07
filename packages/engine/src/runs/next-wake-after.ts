import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';
import type { RunLane } from './run-lane.ts';

/** When the next run of a lane comes due after `now` (ms since the epoch), or null when nobody waits. */
export async function nextWakeAfter(
  db: Kysely<Database>,
  lane: RunLane,
  now: number,
): Promise<number | null> {
  const { rows } = await sql<{ wake_at: Date }>`
    SELECT wake_at FROM run
     WHERE live AND lane = ${sql.lit(lane)} AND wake_at > ${new Date(now)}
     ORDER BY wake_at LIMIT 1`.execute(db);
  return rows[0]?.wake_at.getTime() ?? null;
}
