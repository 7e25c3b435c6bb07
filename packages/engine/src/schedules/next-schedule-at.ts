import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';

/** When the next audience is due to enter, ms since the epoch; null when none is. */
export async function nextScheduleAt(db: Kysely<Database>): Promise<number | null> {
  const { rows } = await sql<{ at: Date | null }>`
    SELECT least((SELECT min(next_at) FROM entry_schedule),
                 (SELECT min(starts_at) FROM launch WHERE status = 'waiting')) AS at`.execute(db);
  return rows[0]?.at?.getTime() ?? null;
}
