import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';
import { receiverKey } from '../inbound/keep-receiver.ts';

/** What is known about whether a status of a sender's message would have reached us by now. */
export interface WebhookProof {
  /** Since when our receiver has been up without a break, ms since the epoch; null while it is down. */
  receiverUpSince: number | null;
  /** When the oldest webhook that is not processed yet came in; null when all are. */
  oldestUnprocessedAt: number | null;
  /** Claim of the latest attempt that has shown a status. */
  witnessPostedAt: number | null;
  /** When a status or a message of any person to this sender last came in. */
  heardAt: number | null;
}

export async function loadWebhookProof(
  db: Kysely<Database>,
  senderId: string,
): Promise<WebhookProof> {
  const { rows } = await sql<{
    up_since: number | null;
    oldest: Date | null;
    witness: Date | null;
    heard: Date | null;
  }>`
    SELECT (SELECT (value->>'upSince')::float8 FROM installation
             WHERE key = ${receiverKey} AND updated_at > clock_timestamp() - interval '5 s') AS up_since,
           (SELECT min(received_at) FROM webhook_inbox WHERE sender_id = ${senderId}) AS oldest,
           (SELECT posted_at FROM sender_witness WHERE sender_id = ${senderId}) AS witness,
           (SELECT heard_at FROM sender_witness WHERE sender_id = ${senderId}) AS heard`.execute(
    db,
  );
  const row = rows[0];
  return {
    receiverUpSince: row?.up_since ?? null,
    oldestUnprocessedAt: row?.oldest?.getTime() ?? null,
    witnessPostedAt: row?.witness?.getTime() ?? null,
    heardAt: row?.heard?.getTime() ?? null,
  };
}
