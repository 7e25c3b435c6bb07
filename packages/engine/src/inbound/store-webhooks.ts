import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';

export interface ReceivedWebhook {
  senderId: string;
  body: string;
  /** It tells of statuses and of nothing else. */
  statusesOnly: boolean;
}

/** Keeps webhook bodies as they came and queues them for processing, one statement for all. */
export async function storeWebhooks(
  db: Kysely<Database>,
  webhooks: readonly ReceivedWebhook[],
  now: number,
): Promise<void> {
  await sql`
    WITH received AS MATERIALIZED (
      SELECT nextval('webhook_id_seq') AS id, sender_id, body, statuses_only
        FROM unnest(
               ${webhooks.map((webhook) => webhook.senderId)}::uuid[],
               ${webhooks.map((webhook) => webhook.body)}::text[],
               ${webhooks.map((webhook) => webhook.statusesOnly)}::boolean[]
             ) AS w (sender_id, body, statuses_only)
    ), kept AS (
      INSERT INTO webhook (id, sender_id, received_at, body) OVERRIDING SYSTEM VALUE
      SELECT id, sender_id, ${new Date(now)}, body FROM received
    )
    INSERT INTO webhook_inbox (webhook_id, sender_id, received_at, body, statuses_only)
    SELECT id, sender_id, ${new Date(now)}, body, statuses_only FROM received`.execute(db);
}
