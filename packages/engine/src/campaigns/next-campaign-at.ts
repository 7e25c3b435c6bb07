import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';

/** When the next campaign is due, ms since the epoch; null when none is scheduled. */
export async function nextCampaignAt(db: Kysely<Database>): Promise<number | null> {
  const { rows } = await sql<{ at: Date | null }>`
    SELECT min(scheduled_at) AS at FROM campaign WHERE status = 'scheduled'`.execute(db);
  return rows[0]?.at?.getTime() ?? null;
}
