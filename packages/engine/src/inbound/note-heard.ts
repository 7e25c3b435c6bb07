import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';

/** What came in about a sender's messages, and when we received it. */
export interface Heard {
  senderId: string;
  /** ms since the epoch, when we received it. */
  receivedAt: number;
}

/** Remembers, per sender, when a status or a person's message last reached us: webhooks flowed then. */
export async function noteHeard(trx: Kysely<Database>, heard: readonly Heard[]): Promise<void> {
  const latest = new Map<string, number>();
  for (const { senderId, receivedAt } of heard) {
    latest.set(senderId, Math.max(receivedAt, latest.get(senderId) ?? receivedAt));
  }
  if (latest.size === 0) return;
  await sql`
    INSERT INTO sender_witness AS w (sender_id, heard_at)
    SELECT sender_id, heard_at
      FROM unnest(
             ${[...latest.keys()]}::uuid[],
             ${[...latest.values()].map((at) => new Date(at))}::timestamptz[]
           ) AS h (sender_id, heard_at)
     WHERE EXISTS (SELECT FROM sender s WHERE s.id = h.sender_id)
     ORDER BY sender_id
        ON CONFLICT (sender_id) DO UPDATE SET heard_at = excluded.heard_at
     WHERE w.heard_at IS NULL OR w.heard_at < excluded.heard_at`.execute(trx);
}
