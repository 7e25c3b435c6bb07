import { sql, type Kysely } from 'kysely';

import type { Database, WaitReason } from '../database/schema.ts';

/** Messages of a sender that are kept back for one reason. */
export interface WaitingMessages {
  reason: WaitReason;
  messages: number;
  /** When the first of them is looked at again. */
  nextAt: Date;
}

/** What each sender keeps waiting, and why; senders that keep nothing are missing. */
export async function waitingBySender(
  db: Kysely<Database>,
): Promise<Map<string, WaitingMessages[]>> {
  const { rows } = await sql<{
    sender_id: string;
    reason: WaitReason;
    messages: number;
    next_at: Date;
  }>`
    SELECT sender_id, waits_for AS reason, count(*) AS messages, min(due_at) AS next_at
      FROM outbox WHERE waits_for IS NOT NULL
     GROUP BY sender_id, waits_for
     ORDER BY sender_id, waits_for`.execute(db);
  const bySender = Map.groupBy(rows, (row) => row.sender_id);
  return new Map(
    [...bySender].map(([senderId, waiting]) => [
      senderId,
      waiting.map(({ reason, messages, next_at: nextAt }) => ({ reason, messages, nextAt })),
    ]),
  );
}

/** How many messages of one sender wait for one reason. */
export async function countWaiting(
  db: Kysely<Database>,
  senderId: string,
  reason: WaitReason,
): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    SELECT count(*) AS n FROM outbox WHERE sender_id = ${senderId} AND waits_for = ${reason}`.execute(
    db,
  );
  return rows[0]?.n ?? 0;
}
