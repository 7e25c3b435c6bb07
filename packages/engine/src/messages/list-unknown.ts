import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';
import { decodeCursor, pageOfRows, type Page } from '../paging/cursor.ts';
import { messagesWithPeople, type ListedMessage } from './listed-message.ts';

/** A message of which nobody knows whether it left. */
export interface UnknownMessage extends ListedMessage {
  /** When the attempt began that nobody knows the outcome of. */
  claimed_at: Date;
  attempts: number;
  /** Why its outcome is not known: what the transport said, or that the sender's owner was gone. */
  why: string | null;
  sender_name: string;
  /** It lies before a restore, which may have lost its status: it never goes again by itself. */
  before_restore: boolean;
}

/** A page of the messages that wait for a status or for somebody's decision, the oldest attempt first. */
export async function listUnknown(
  db: Kysely<Database>,
  query: { senderId?: string | undefined; cursor?: string | undefined; limit: number },
): Promise<Page<UnknownMessage>> {
  const [at, id] = query.cursor === undefined ? [null, null] : decodeCursor(query.cursor, 2);
  const { rows } = await sql<UnknownMessage>`
    WITH u AS MATERIALIZED (
      SELECT o.bucket, o.message_id, o.message_created_at, o.claimed_at, o.attempts
        FROM outbox o
       WHERE o.unresolved
         AND (${query.senderId ?? null}::uuid IS NULL OR o.sender_id = ${query.senderId ?? null}::uuid)
         AND (${at ?? null}::timestamptz IS NULL
              OR (o.claimed_at, o.message_id) > (${at ?? null}::timestamptz, ${id ?? null}::uuid))
       ORDER BY o.claimed_at, o.message_id
       LIMIT ${query.limit + 1}
    )
    SELECT listed.*, u.claimed_at, u.attempts, a.detail AS why, coalesce(s.name, '') AS sender_name,
           coalesce(u.claimed_at <= (SELECT max(lost_until) FROM send_hold), false) AS before_restore
      FROM u
      JOIN attempt a ON a.bucket = u.bucket AND a.message_id = u.message_id AND a.n = u.attempts
      JOIN LATERAL (
        ${messagesWithPeople}
         WHERE m.bucket = u.bucket AND m.id = u.message_id AND m.created_at = u.message_created_at
      ) AS listed ON true
      LEFT JOIN sender s ON s.id = listed.sender_id
     ORDER BY u.claimed_at, u.message_id`.execute(db);
  return pageOfRows(rows, query.limit, (row) => [row.claimed_at.toISOString(), row.id]);
}

/** How many messages wait for a status or for somebody's decision. */
export async function countUnknown(db: Kysely<Database>): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    SELECT count(*) AS n FROM outbox WHERE unresolved`.execute(db);
  return rows[0]?.n ?? 0;
}
