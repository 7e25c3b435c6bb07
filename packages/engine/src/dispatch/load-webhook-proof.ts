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
  /** When the latest webhook came in that is set aside and may hold its status; null when none is. */
  setAsideAt: number | null;
  /** Statuses until then may have been lost by a restore; null when there was none. */
  lostUntil: number | null;
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
    set_aside: Date | null;
    lost_until: Date | null;
  }>`
    SELECT (SELECT (value->>'upSince')::float8 FROM installation
             WHERE key = ${receiverKey} AND updated_at > clock_timestamp() - interval '5 s') AS up_since,
           -- Senders of one app may get each other's webhooks.
           (SELECT received_at FROM webhook_inbox ORDER BY webhook_id LIMIT 1) AS oldest,
           (SELECT max((data->>'receivedAt')::timestamptz) FROM dead_letter
             WHERE kind IN ('webhook', 'update') AND state IN ('open', 'replaying')) AS set_aside,
           (SELECT max(lost_until) FROM send_hold) AS lost_until,
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
    setAsideAt: row?.set_aside?.getTime() ?? null,
    lostUntil: row?.lost_until?.getTime() ?? null,
  };
}
