import { createCloudApiClient, type CloudApiClient } from '@waypost/whatsapp/cloud-api';

import { transact } from '../database/transact.ts';
import type { EngineContext } from '../engine-context.ts';
import { createLane, type Lane } from '../lanes/lane.ts';
import { Signal } from '../lanes/signal.ts';
import { claimDueCheck } from './claim-due-check.ts';
import { readSender } from './read-sender.ts';
import { saveReading } from './save-reading.ts';
import type { SenderRow } from './sender.ts';

const everyMs = 15 * 60_000;
/** Senders are spread over this much more, so that many of them are not read at once. */
const jitterMs = 3 * 60_000;
const probeMs = 30_000;
/** Beyond this share of an account's hourly calls, templates and people come first. */
const busyPercent = 90;

/**
 * Reads the state of every sender from Meta each quarter of an hour: webhooks keep it fresh, and what they did not
 * bring is repaired here. One process reads a sender at a time.
 */
export function createSenderHealthLane(context: EngineContext): Pick<Lane, 'start' | 'stop'> {
  const client = createCloudApiClient({ connections: 2 });
  const lane = createLane({
    name: 'sender health',
    signal: new Signal(),
    log: context.log,
    book: context.lanes,
    longestRoundMs: 10 * 60_000,
    probeMs,
    async work() {
      const now = context.now();
      const nextAt = now + everyMs + Math.random() * jitterMs;
      const sender = await claimDueCheck(context.db, now, nextAt);
      if (sender === undefined) return probeMs;
      const usage = client.usageOf(sender.waba_id);
      if (usage === null || usage.percent < busyPercent) await readAndSave(context, client, sender);
      return 0;
    },
  });
  return {
    start: () => lane.start(),
    async stop() {
      await lane.stop();
      await client.close();
    },
  };
}

async function readAndSave(
  context: EngineContext,
  client: CloudApiClient,
  sender: SenderRow,
): Promise<void> {
  const { appSecret, ...connection } = await context.connections(sender);
  const now = context.now();
  const reading = await readSender(
    client,
    {
      connection,
      appSecret,
      appId: sender.app_id,
      phoneNumberId: sender.phone_number_id,
      wabaId: sender.waba_id,
    },
    now,
  );
  const goesOn = await transact(context.db, (trx) => saveReading(trx, sender, reading, now));
  if (goesOn) context.signals.dispatch.raise();
}
