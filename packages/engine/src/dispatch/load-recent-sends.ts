import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';

/** Messages that left about the same time. */
export interface RecentSends {
  /** How long before the newest of them, ms. */
  ageMs: number;
  count: number;
}

/** Far enough back for a second of sending to be whole, whatever the answers took, ms. */
const memoryMs = 3000;

/**
 * What a sender has sent in the last second, as its new owner has to assume: what was answered left no later than its
 * answer came, and what was not may have left just before the last owner died. Ages are those of one clock, the last
 * owner's: they are counted from the newest moment.
 */
export async function loadRecentSends(
  db: Kysely<Database>,
  senderId: string,
  now: number,
): Promise<RecentSends[]> {
  const since = new Date(now - memoryMs);
  const { rows } = await sql<{ age_ms: number; count: number }>`
    WITH sent AS (
      SELECT a.answered_at AS at
        FROM attempt a
       WHERE a.sender_id = ${senderId} AND a.claimed_at > ${since} AND a.answered_at IS NOT NULL
         AND a.state <> 'unsent'
       UNION ALL
      SELECT NULL
        FROM outbox
       WHERE sender_id = ${senderId} AND claimed_at > ${since} AND claim_epoch IS NOT NULL
    ), newest AS (SELECT max(at) AS at FROM sent)
    SELECT coalesce(floor(extract(epoch FROM newest.at - sent.at) * 100) * 10, 0)::int AS age_ms, count(*) AS count
      FROM sent CROSS JOIN newest
     GROUP BY 1`.execute(db);
  return rows
    .map((row) => ({ ageMs: row.age_ms, count: row.count }))
    .filter(({ ageMs }) => ageMs <= 1000);
}
