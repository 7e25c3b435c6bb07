import { parseWebhook } from '@waypost/whatsapp/cloud-api';
import pg from 'pg';

import { transact } from '../database/transact.ts';
import { raiseSignals } from '../dispatch/raise-signals.ts';
import type { EngineContext } from '../engine-context.ts';
import { createLane, type Lane } from '../lanes/lane.ts';
import { loadSenderNumbers } from './load-sender-numbers.ts';
import {
  forgetParkedUpdates,
  orphanWebhook,
  parkedForMs,
  parkUpdates,
  postponeParkedUpdates,
  takeParkedUpdates,
} from './parked-updates.ts';
import { processUpdates, type IncomingUpdate, type ProcessedUpdates } from './process-updates.ts';
import { readBody } from './read-body.ts';
import { finishWebhooks, takeWebhooks, type InboxWebhook } from './take-webhooks.ts';

/** Webhooks processed in one transaction; each may hold up to 1,000 updates. */
const batchSize = 50;
const parkedBatchSize = 500;
const probeMs = 1000;

/**
 * Works the stored webhooks off, batch by batch, and tries parked updates again.
 *
 * @param onMedia called after the commit when people sent files
 */
export function createProcessLane(context: EngineContext, onMedia: () => void): Lane {
  return createLane({
    name: 'inbound',
    signal: context.signals.inbound,
    log: context.log,
    async work() {
      const taken = await processStored(context, onMedia);
      const tried = await retryParked(context);
      return taken === batchSize || tried === parkedBatchSize ? 0 : probeMs;
    },
  });
}

async function processStored(context: EngineContext, onMedia: () => void): Promise<number> {
  try {
    return await processWebhooks(context, batchSize, null, onMedia);
  } catch (error) {
    if (!isAboutData(error)) throw error;
    context.log.error({ err: error }, 'a batch of webhooks failed; each is tried alone');
    return processOneByOne(context, onMedia);
  }
}

/** One webhook that the database can't take must not keep the others. */
async function processOneByOne(context: EngineContext, onMedia: () => void): Promise<number> {
  const webhooks = await transact(context.db, (trx) => takeWebhooks(trx, batchSize));
  for (const webhook of webhooks) {
    try {
      await processWebhooks(context, 1, webhook.webhook_id, onMedia);
    } catch (error) {
      if (!isAboutData(error)) throw error;
      context.log.error({ err: error, webhook: webhook.webhook_id }, 'webhook set aside');
      await transact(context.db, (trx) => orphanWebhook(trx, webhook));
    }
  }
  return webhooks.length;
}

/** Data exceptions and violated constraints come again at every try; everything else may pass. */
function isAboutData(error: unknown): boolean {
  if (error instanceof pg.DatabaseError) return /^2[23]/.test(error.code ?? '');
  return error instanceof TypeError || error instanceof RangeError;
}

async function processWebhooks(
  context: EngineContext,
  limit: number,
  only: number | null,
  onMedia: () => void,
): Promise<number> {
  const now = context.now();
  const done = await transact(context.db, async (trx) => {
    const webhooks = await takeWebhooks(trx, limit, only);
    if (webhooks.length === 0) return null;
    const incoming = incomingOf(webhooks, await loadSenderNumbers(trx));
    const processed = await processUpdates(context, trx, incoming, now);
    await parkUpdates(trx, processed.unmatched, now);
    await finishWebhooks(trx, webhooks);
    return { processed, incoming, count: webhooks.length };
  });
  if (done === null) return 0;
  for (const { update, senderId } of done.incoming) {
    if (update.kind === 'inbound') context.heard.add(senderId, 1);
  }
  if (done.incoming.some(({ update }) => update.kind === 'inbound' && update.media !== null))
    onMedia();
  announce(context, done.processed, now);
  return done.count;
}

async function retryParked(context: EngineContext): Promise<number> {
  const now = context.now();
  const done = await transact(context.db, async (trx) => {
    const parked = await takeParkedUpdates(trx, parkedBatchSize, now);
    if (parked.length === 0) return null;
    const processed = await processUpdates(
      context,
      trx,
      parked.map(({ senderId, update, receivedAt }) => ({
        senderId,
        update,
        final: receivedAt <= now - parkedForMs,
        receivedAt,
      })),
      now,
    );
    const unmatched = new Set(processed.unmatched.map(({ update }) => update));
    const isUnmatched = ({ update }: (typeof parked)[number]): boolean => unmatched.has(update);
    await postponeParkedUpdates(
      trx,
      parked.filter(isUnmatched).map(({ id }) => id),
      now,
    );
    await forgetParkedUpdates(
      trx,
      parked.filter((one) => !isUnmatched(one)).map(({ id }) => id),
    );
    return { processed, count: parked.length };
  });
  if (done === null) return 0;
  announce(context, done.processed, now);
  return done.count;
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

function announce(context: EngineContext, processed: ProcessedUpdates, now: number): void {
  raiseSignals(context.signals, processed.moved, processed.tally, now);
  if (processed.woke.reported) context.signals.advance.raise();
  if (processed.woke.spoke) context.signals.woken.raise();
  if (processed.requeued) context.signals.dispatch.raise();
}
