import { type Kysely, sql } from 'kysely';

import type { Database } from '../database/schema.ts';

/** How many messages wait to leave, by sender. */
export async function queuedBySender(db: Kysely<Database>): Promise<Map<string, number>> {
  const { rows } = await sql<{ sender_id: string; n: number }>`
    SELECT sender_id, count(*) AS n FROM outbox GROUP BY sender_id`.execute(db);
  return new Map(rows.map((row) => [row.sender_id, row.n]));
}
