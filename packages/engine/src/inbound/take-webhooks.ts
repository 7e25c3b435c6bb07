import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';

export interface InboxWebhook {
  webhook_id: number;
  sender_id: string;
  received_at: Date;
  body: string;
}

/** Which stored webhooks are wanted: those of statuses only, or all others. */
export type WebhookKind = 'statuses' | 'others';

/** How many webhooks at once, and about how many bytes: each holds one update or up to 1,000. */
export interface WebhookLimit {
  webhooks: number;
  bytes: number;
}

/** Locks the oldest stored webhooks of a kind that nobody processes: as many as the limit allows, but one at least. */
export async function takeWebhooks(
  trx: Kysely<Database>,
  kind: WebhookKind,
  limit: WebhookLimit,
): Promise<InboxWebhook[]> {
  const wanted = kind === 'statuses' ? sql`statuses_only` : sql`NOT statuses_only`;
  const { rows } = await sql<InboxWebhook>`
    WITH locked AS MATERIALIZED (
      SELECT webhook_id, sender_id, received_at, body FROM webhook_inbox
       WHERE ${wanted}
       ORDER BY webhook_id LIMIT ${limit.webhooks} FOR UPDATE SKIP LOCKED
    )
    SELECT webhook_id, sender_id, received_at, body
      FROM (SELECT *, sum(octet_length(body)) OVER (ORDER BY webhook_id) - octet_length(body) AS before
              FROM locked) AS w
     WHERE before < ${limit.bytes}
     ORDER BY webhook_id`.execute(trx);
  return rows;
}

/** Locks these stored webhooks, without those that somebody else processes or has processed. */
export async function takeTheseWebhooks(
  trx: Kysely<Database>,
  ids: readonly number[],
): Promise<InboxWebhook[]> {
  const { rows } = await sql<InboxWebhook>`
    SELECT webhook_id, sender_id, received_at, body FROM webhook_inbox
     WHERE webhook_id = ANY (${[...ids]}::bigint[])
     ORDER BY webhook_id FOR UPDATE SKIP LOCKED`.execute(trx);
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
