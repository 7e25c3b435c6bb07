import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';

/** When a journey last let its audience in, and lets it in next. */
export interface EntryTimes {
  status: 'waiting' | 'running' | 'done' | 'stopped' | 'set_aside' | null;
  started_at: Date | null;
  next_at: Date | null;
}

export async function findLastLaunch(db: Kysely<Database>, journeyId: string): Promise<EntryTimes> {
  const { rows } = await sql<EntryTimes>`
    SELECT l.status, l.started_at, s.next_at
      FROM (SELECT 1) AS one
      LEFT JOIN LATERAL (
        SELECT status, coalesce(starts_at, started_at) AS started_at FROM launch
         WHERE journey_id = ${journeyId}::uuid ORDER BY started_at DESC LIMIT 1) AS l ON true
      LEFT JOIN entry_schedule s ON s.journey_id = ${journeyId}::uuid`.execute(db);
  return rows[0] ?? { status: null, started_at: null, next_at: null };
}
