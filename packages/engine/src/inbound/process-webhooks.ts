import { parseWebhook } from '@waypost/whatsapp/cloud-api';
import type { Transaction } from 'kysely';

import type { Database } from '../database/schema.ts';
import { transact } from '../database/transact.ts';
import { isPassing } from '../database/trouble.ts';
import { isolate } from '../dead-letters/isolate.ts';
import { setAsideWebhook } from '../dead-letters/set-aside-webhook.ts';
import type { EngineContext } from '../engine-context.ts';
import { announceUpdates } from './announce-updates.ts';
import type { BatchSize } from './batch-size.ts';
import { loadSenderNumbers } from './load-sender-numbers.ts';
import { parkUpdates } from './parked-updates.ts';
import { processUpdates, type IncomingUpdate } from './process-updates.ts';
import { readBody } from './read-body.ts';
import {
  finishWebhooks,
  takeTheseWebhooks,
  takeWebhooks,
  type InboxWebhook,
  type WebhookKind,
} from './take-webhooks.ts';

type Take = (trx: Transaction<Database>) => Promise<InboxWebhook[]>;

/**
 * Works off the oldest stored webhooks of a kind in one transaction. Answers whether there may be more.
 *
 * @param onMedia called after the commit when people sent files
 */
export async function processWebhooks(
  context: EngineContext,
  kind: WebhookKind,
  size: BatchSize,
  onMedia: () => void,
): Promise<boolean> {
  const take: Take = (trx) => takeWebhooks(trx, kind, size.limit);
  try {
    const webhooks = await processTaken(context, take, onMedia);
    return size.note(
      webhooks.length,
      webhooks.reduce((sum, { body }) => sum + body.length, 0),
    );
  } catch (error) {
    if (isPassing(error)) throw error;
    context.log.error({ err: error }, 'a batch of webhooks failed; the faulty are set aside');
    return isolateFaulty(context, take, onMedia);
  }
}

/** A webhook that can't be processed keeps none of the others, nor its other updates. */
async function isolateFaulty(
  context: EngineContext,
  take: Take,
  onMedia: () => void,
): Promise<boolean> {
  const webhooks = await transact(context.db, take);
  await isolate(
    webhooks.map((webhook) => webhook.webhook_id),
    (ids) => processTaken(context, (trx) => takeTheseWebhooks(trx, ids), onMedia),
    (id, cause) => processUpdateByUpdate(context, id, cause, onMedia),
  );
  return webhooks.length > 0;
}

/** Meta puts up to a thousand updates into one webhook: those that can be processed are. */
async function processUpdateByUpdate(
  context: EngineContext,
  id: number,
  cause: unknown,
  onMedia: () => void,
): Promise<void> {
  const [webhook] = await transact(context.db, (trx) => takeTheseWebhooks(trx, [id]));
  if (webhook === undefined) return;
  const updates = readUpdates(webhook);
  const faults: unknown[] = updates === null ? [cause] : [];
  await isolate(
    updates ?? [],
    (some) => processTaken(context, (trx) => takeTheseWebhooks(trx, [id]), onMedia, new Set(some)),
    (_update, fault) => {
      faults.push(fault);
      return Promise.resolve();
    },
  );
  await transact(context.db, async (trx) => {
    const held = await takeTheseWebhooks(trx, [id]);
    if (faults.length > 0 && held.length > 0) {
      context.log.error({ err: faults[0], webhook: id }, 'webhook set aside');
      await setAsideWebhook(trx, webhook, faults, context.now());
    }
    await finishWebhooks(trx, held);
  });
}

/** Places of the updates in a webhook; null when it can't be read at all. */
function readUpdates(webhook: InboxWebhook): number[] | null {
  try {
    return parseWebhook(readBody(webhook.body)).map((_update, place) => place);
  } catch {
    return null;
  }
}

/**
 * @param only processes these updates of a single webhook, by their places, and leaves it where it is
 */
async function processTaken(
  context: EngineContext,
  take: Take,
  onMedia: () => void,
  only: ReadonlySet<number> | null = null,
): Promise<InboxWebhook[]> {
  const now = context.now();
  const done = await transact(context.db, async (trx) => {
    const [webhooks, numbers] = await Promise.all([take(trx), loadSenderNumbers(trx)]);
    if (webhooks.length === 0) return null;
    const incoming = incomingOf(webhooks, numbers).filter(
      (_update, place) => only === null || only.has(place),
    );
    const processed = await processUpdates(context, trx, incoming, now);
    await Promise.all([
      parkUpdates(trx, processed.unmatched, now),
      finishWebhooks(trx, only === null ? webhooks : []),
    ]);
    return { processed, incoming, webhooks };
  });
  if (done === null) return [];
  if (only === null) meterWebhooks(context, done.webhooks);
  for (const { update, senderId } of done.incoming) {
    if (update.kind === 'inbound') context.heard.add(senderId, 1);
  }
  if (done.incoming.some(({ update }) => update.kind === 'inbound' && update.media !== null))
    onMedia();
  announceUpdates(context, done.processed, now);
  return done.webhooks;
}

function meterWebhooks(context: EngineContext, webhooks: readonly InboxWebhook[]): void {
  const oldest = Math.min(...webhooks.map((webhook) => webhook.received_at.getTime()));
  context.meter.webhooksProcessed(webhooks.length, Math.max(0, context.now() - oldest) / 1000);
}

function incomingOf(
  webhooks: readonly InboxWebhook[],
  senders: ReadonlyMap<string, string>,
): IncomingUpdate[] {
  return webhooks.flatMap((webhook) =>
    parseWebhook(readBody(webhook.body)).map((update) => ({
      update,
      senderId:
        (update.phoneNumberId === null ? undefined : senders.get(update.phoneNumberId)) ??
        webhook.sender_id,
      final: false,
      receivedAt: webhook.received_at.getTime(),
    })),
  );
}
