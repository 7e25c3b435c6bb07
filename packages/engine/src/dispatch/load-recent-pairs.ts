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
    SELECT m.number, array_agg(a.claimed_at ORDER BY a.claimed_at) AS sent_at
      FROM attempt a
      JOIN message m ON m.bucket = a.bucket AND m.id = a.message_id
     WHERE a.sender_id = ${senderId} AND a.claimed_at > ${new Date(since)} AND a.state <> 'unsent'
       AND m.number IS NOT NULL
     GROUP BY m.number
    HAVING count(*) > 1`.execute(db);
  return new Map(rows.map((row) => [row.number, row.sent_at.map((at) => at.getTime())]));
}
