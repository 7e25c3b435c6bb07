import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';

/** What a sender's last owner has sent lately, as far as anybody can know. */
export interface RecentSends {
  /** Sends by how long before the newest of them their answers came, ms. */
  answered: { ageMs: number; count: number }[];
  /** Claimed, and without an answer: each may have left just before the last owner died, or not at all. */
  unanswered: number;
}

/** Far enough back for a second of sending to be whole, whatever the answers took, ms. */
const memoryMs = 3000;

/**
 * What a sender has sent in the last second, for its new owner: what was answered left no later than its answer came.
 * Ages are those of one clock, the last owner's: they are counted from the newest answer.
 */
export async function loadRecentSends(
  db: Kysely<Database>,
  senderId: string,
  now: number,
): Promise<RecentSends> {
  const since = new Date(now - memoryMs);
  const { rows } = await sql<{ age_ms: number | null; count: number }>`
    WITH answered AS (
      SELECT answered_at AS at
        FROM attempt
       WHERE sender_id = ${senderId} AND claimed_at > ${since} AND answered_at IS NOT NULL
         AND state <> 'unsent'
    ), newest AS (SELECT max(at) AS at FROM answered)
    SELECT floor(extract(epoch FROM newest.at - answered.at) * 100)::int * 10 AS age_ms, count(*) AS count
      FROM answered CROSS JOIN newest
     GROUP BY 1
     UNION ALL
    SELECT NULL, count(*)
      FROM outbox
     WHERE sender_id = ${senderId} AND claimed_at > ${since} AND claim_epoch IS NOT NULL`.execute(
    db,
  );
  return {
    answered: rows.flatMap(({ age_ms: ageMs, count }) =>
      ageMs !== null && ageMs <= 1000 ? [{ ageMs, count }] : [],
    ),
    unanswered: rows.find(({ age_ms: ageMs }) => ageMs === null)?.count ?? 0,
  };
}
