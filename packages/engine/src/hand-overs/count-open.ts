import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';

/** More than this many are shown as "99+". */
const mostCounted = 100;

/** Conversations that wait for this colleague, or for whoever comes first; counting stops at 100. */
export async function countWaitingConversations(
  db: Kysely<Database>,
  actor: string,
): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    SELECT count(*)::int AS n FROM (
      SELECT DISTINCT bucket, profile_id, sender_id FROM hand_over
       WHERE closed_at IS NULL AND (assignee IS NULL OR assignee = ${actor})
       LIMIT ${mostCounted}
    ) AS waiting`.execute(db);
  return rows[0]?.n ?? 0;
}
