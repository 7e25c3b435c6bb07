import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';

export interface ReceivedWebhook {
  senderId: string;
  body: string;
}

/** Keeps webhook bodies as they came and queues them for processing, one statement for all. */
export async function storeWebhooks(
  db: Kysely<Database>,
  webhooks: readonly ReceivedWebhook[],
  now: number,
): Promise<void> {
  await sql`
    WITH stored AS (
      INSERT INTO webhook (sender_id, received_at, body)
      SELECT sender_id, ${new Date(now)}, body
        FROM unnest(
               ${webhooks.map((webhook) => webhook.senderId)}::uuid[],
               ${webhooks.map((webhook) => webhook.body)}::text[]
             ) AS w (sender_id, body)
      RETURNING id, sender_id, received_at, body
    )
    INSERT INTO webhook_inbox (webhook_id, sender_id, received_at, body)
    SELECT id, sender_id, received_at, body FROM stored`.execute(db);
}
