import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';

/** Counted no further than this. */
export const deepestOutbox = 5000;

/** What a sender has to do. */
export interface OutboxDepth {
  senderId: string;
  messagesPerSecond: number;
  /** Bulk messages that are due or on their way, `deepestOutbox` at most; none whose outcome is unknown. */
  messages: number;
}

/** How much each of these senders has to do just now. Those that are paused, and so get nothing done, are left out. */
export async function loadOutboxDepths(
  db: Kysely<Database>,
  senderIds: readonly string[],
  now: number,
): Promise<OutboxDepth[]> {
  if (senderIds.length === 0) return [];
  const { rows } = await sql<OutboxDepth>`
    SELECT s.id AS "senderId", s.messages_per_second AS "messagesPerSecond", depth.messages
      FROM sender s
     CROSS JOIN LATERAL (
       SELECT count(*) AS messages
         FROM (SELECT FROM outbox o
                WHERE o.sender_id = s.id AND o.lane = 1 AND o.due_at <= ${new Date(now)} AND NOT o.unresolved
                LIMIT ${sql.lit(deepestOutbox)}) AS due
     ) AS depth
     WHERE s.id = ANY (${[...senderIds]}::uuid[]) AND s.paused_at IS NULL`.execute(db);
  return rows;
}
