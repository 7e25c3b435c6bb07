import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';

/** More than this many are shown as "99+". */
const mostCounted = 100;

/** Conversations nobody has looked at since the person wrote; counting stops at 100. */
export async function countUnreadConversations(db: Kysely<Database>): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    SELECT count(*)::int AS n FROM (
      SELECT FROM customer_window WHERE unread LIMIT ${mostCounted}
    ) AS unread`.execute(db);
  return rows[0]?.n ?? 0;
}
