import { createCloudApiClient } from '@waypost/whatsapp/cloud-api';

import type { EngineContext } from '../engine-context.ts';
import { createLane, type Lane } from '../lanes/lane.ts';
import { Signal } from '../lanes/signal.ts';
import { createMediaIds } from './media-ids.ts';
import { endingUploads } from './uploads.ts';

const everyMs = 60 * 60_000;

/**
 * Uploads the files of live journeys again before their ids at Meta end, so that no message has to wait
 * for it. What this misses is uploaded when a message needs it.
 */
export function createRenewalLane(context: EngineContext): Lane {
  const client = createCloudApiClient();
  const media = createMediaIds(context, client);
  const lane = createLane({
    name: 'media-renewal',
    signal: new Signal(),
    log: context.log,
    book: context.lanes,
    longestRoundMs: 10 * 60_000,
    probeMs: everyMs,
    async work() {
      for (const { asset_id, sender_id } of await endingUploads(context.db, context.now())) {
        const sender = await context.db
          .selectFrom('sender')
          .select(['id', 'connection', 'token', 'app_secret', 'phone_number_id'])
          .where('id', '=', sender_id)
          .executeTakeFirst();
        if (sender !== undefined) await media.idsFor(sender, [asset_id]);
      }
      return everyMs;
    },
  });
  return {
    ...lane,
    async stop() {
      await lane.stop();
      await client.close();
    },
  };
}
