import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';

/**
 * How many service messages each of these senders has sent since an instant, by its id: of how many a month some are free.
 *
 * @param most counting ends there
 */
export async function countServices(
  db: Kysely<Database>,
  senderIds: readonly string[],
  since: number,
  most: number,
): Promise<Map<string, number>> {
  if (senderIds.length === 0 || most === 0) return new Map();
  const { rows } = await sql<{ sender_id: string; n: number }>`
    SELECT s.id AS sender_id, counted.n
      FROM unnest(${[...senderIds]}::uuid[]) AS s (id)
     CROSS JOIN LATERAL (
       SELECT count(*) AS n
         FROM (SELECT FROM message m
                WHERE m.sender_id = s.id AND m.direction = 'out' AND m.sent_as = 'response'
                  AND m.created_at >= ${new Date(since)}::timestamptz
                  AND m.accepted_at IS NOT NULL
                LIMIT ${most}) AS sent
     ) AS counted`.execute(db);
  return new Map(rows.map((row) => [row.sender_id, row.n]));
}
