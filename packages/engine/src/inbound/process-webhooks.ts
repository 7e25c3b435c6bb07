import { parseWebhook } from '@waypost/whatsapp/cloud-api';
import type { Transaction } from 'kysely';
import pg from 'pg';

import type { Database } from '../database/schema.ts';
import { transact } from '../database/transact.ts';
import type { EngineContext } from '../engine-context.ts';
import { announceUpdates } from './announce-updates.ts';
import type { BatchSize } from './batch-size.ts';
import { loadSenderNumbers } from './load-sender-numbers.ts';
import { orphanWebhook, parkUpdates } from './parked-updates.ts';
import { processUpdates, type IncomingUpdate } from './process-updates.ts';
import { readBody } from './read-body.ts';
import {
  finishWebhooks,
  takeWebhook,
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
    if (!isAboutData(error)) throw error;
    context.log.error({ err: error }, 'a batch of webhooks failed; each is tried alone');
    return processOneByOne(context, take, onMedia);
  }
}

/** One webhook that the database can't take must not keep the others. */
async function processOneByOne(
  context: EngineContext,
  take: Take,
  onMedia: () => void,
): Promise<boolean> {
  const webhooks = await transact(context.db, take);
  for (const webhook of webhooks) {
    try {
      await processTaken(context, (trx) => takeWebhook(trx, webhook.webhook_id), onMedia);
    } catch (error) {
      if (!isAboutData(error)) throw error;
      context.log.error({ err: error, webhook: webhook.webhook_id }, 'webhook set aside');
      await transact(context.db, (trx) => orphanWebhook(trx, webhook));
    }
  }
  return webhooks.length > 0;
}

/** Data exceptions and violated constraints come again at every try; everything else may pass. */
function isAboutData(error: unknown): boolean {
  if (error instanceof pg.DatabaseError) return /^2[23]/.test(error.code ?? '');
  return error instanceof TypeError || error instanceof RangeError;
}

async function processTaken(
  context: EngineContext,
  take: Take,
  onMedia: () => void,
): Promise<InboxWebhook[]> {
  const now = context.now();
  const done = await transact(context.db, async (trx) => {
    const [webhooks, numbers] = await Promise.all([take(trx), loadSenderNumbers(trx)]);
    if (webhooks.length === 0) return null;
    const incoming = incomingOf(webhooks, numbers);
    const processed = await processUpdates(context, trx, incoming, now);
    await Promise.all([parkUpdates(trx, processed.unmatched, now), finishWebhooks(trx, webhooks)]);
    return { processed, incoming, webhooks };
  });
  if (done === null) return [];
  for (const { update, senderId } of done.incoming) {
    if (update.kind === 'inbound') context.heard.add(senderId, 1);
  }
  if (done.incoming.some(({ update }) => update.kind === 'inbound' && update.media !== null))
    onMedia();
  announceUpdates(context, done.processed, now);
  return done.webhooks;
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
