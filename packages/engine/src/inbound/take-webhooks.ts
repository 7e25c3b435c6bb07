import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';

export interface InboxWebhook {
  webhook_id: number;
  sender_id: string;
  received_at: Date;
  body: string;
}

/** Locks the oldest stored webhooks that nobody processes, or only the one with this id. */
export async function takeWebhooks(
  trx: Kysely<Database>,
  limit: number,
  only: number | null = null,
): Promise<InboxWebhook[]> {
  const { rows } = await sql<InboxWebhook>`
    SELECT webhook_id, sender_id, received_at, body FROM webhook_inbox
     WHERE ${only}::bigint IS NULL OR webhook_id = ${only}
     ORDER BY webhook_id LIMIT ${limit} FOR UPDATE SKIP LOCKED`.execute(trx);
  return rows;
}

/** Marks webhooks as processed: they leave the inbox and stay in `webhook`. */
export async function finishWebhooks(
  trx: Kysely<Database>,
  webhooks: readonly InboxWebhook[],
): Promise<void> {
  if (webhooks.length === 0) return;
  await sql`DELETE FROM webhook_inbox WHERE webhook_id = ANY (${webhooks.map((webhook) => webhook.webhook_id)}::bigint[])`.execute(
    trx,
  );
}
