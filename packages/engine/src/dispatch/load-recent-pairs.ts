import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';

/**
 * The people a sender wrote to more than once since a moment, with the moments in rising order (ms
 * since the epoch). One message leaves so much room that it need not be known.
 */
export async function loadRecentPairs(
  db: Kysely<Database>,
  senderId: string,
  since: number,
): Promise<Map<string, number[]>> {
  const { rows } = await sql<{ number: string; sent_at: Date[] }>`
    SELECT number, array_agg(claimed_at ORDER BY claimed_at) AS sent_at
      FROM (SELECT m.number, a.claimed_at
              FROM attempt a
              JOIN message m ON m.bucket = a.bucket AND m.id = a.message_id
             WHERE a.sender_id = ${senderId} AND a.claimed_at > ${new Date(since)} AND a.state <> 'unsent'
             UNION ALL
            SELECT number, claimed_at FROM outbox
             WHERE sender_id = ${senderId} AND claimed_at > ${new Date(since)} AND claim_epoch IS NOT NULL
               AND NOT unresolved) AS sent
     WHERE number IS NOT NULL
     GROUP BY number
    HAVING count(*) > 1`.execute(db);
  return new Map(rows.map((row) => [row.number, row.sent_at.map((at) => at.getTime())]));
}
