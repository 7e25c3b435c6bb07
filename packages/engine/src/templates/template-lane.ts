import { createCloudApiClient } from '@waypost/whatsapp/cloud-api';

import type { EngineContext } from '../engine-context.ts';
import { createLane, type Lane } from '../lanes/lane.ts';
import { Signal } from '../lanes/signal.ts';
import { claimDueSync } from './claim-due-sync.ts';
import { syncAccount } from './sync-account.ts';
import { syncEveryMs } from './sync-times.ts';

/** Accounts are spread over this much more, so that many of them are not read at once. */
const jitterMs = 5 * 60_000;
const probeMs = 2000;
/** Beyond this share of an account's hourly calls only people get through. */
const busyPercent = 80;

/**
 * Reads the templates of every account from Meta: soon after a webhook that does not say everything, and every half
 * hour to repair what webhooks did not bring. One process reads an account at a time.
 */
export function createTemplateLane(context: EngineContext): Pick<Lane, 'start' | 'stop'> {
  const client = createCloudApiClient({ connections: 2 });
  const lane = createLane({
    name: 'templates',
    signal: new Signal(),
    log: context.log,
    book: context.lanes,
    longestRoundMs: 10 * 60_000,
    probeMs,
    async work() {
      const now = context.now();
      const nextAt = now + syncEveryMs + Math.random() * jitterMs;
      const sender = await claimDueSync(context.db, now, nextAt);
      if (sender === undefined) return probeMs;
      const usage = client.usageOf(sender.waba_id);
      if (usage !== null && usage.percent >= busyPercent) return 0;
      const { appSecret: _appSecret, ...connection } = await context.connections(sender);
      await syncAccount(
        { db: context.db, client, pictures: context.samplePictures },
        { wabaId: sender.waba_id, connection },
        context.now(),
      );
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
