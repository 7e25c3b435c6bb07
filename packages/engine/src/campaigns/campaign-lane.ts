import type { Kysely } from 'kysely';
import type { Logger } from 'pino';

import type { Database } from '../database/schema.ts';
import { createLane, type Lane } from '../lanes/lane.ts';
import { Signal } from '../lanes/signal.ts';
import {
  lockDueCampaigns,
  markCampaignSending,
  nextCampaignAt,
  settleSentCampaigns,
} from './schedule-campaign.ts';

export interface CampaignLaneOptions {
  db: Kysely<Database>;
  /** Freezes the campaign's journey and starts reading its audience. */
  publish(publication: { journeyId: string; actor: string }): Promise<unknown>;
  log: Logger;
  now(): number;
}

export interface CampaignLane extends Lane {
  /** Starts what is due. Answers when it has started. */
  launchDue(): Promise<void>;
}

/** Longest sleep between two looks, ms: also how late a campaign notices that all of it is sent. */
const lookEveryMs = 500;

/**
 * Starts scheduled campaigns when their time comes, also those that came due while nothing ran, and
 * notices when they are sent. All it knows is in the database, so it may be killed at any moment: a
 * campaign whose journey went live but which still reads `scheduled` is not published again.
 */
export function createCampaignLane({ db, publish, log, now }: CampaignLaneOptions): CampaignLane {
  const signal = new Signal();

  async function launchDue(): Promise<void> {
    await db.transaction().execute(async (trx) => {
      for (const campaign of await lockDueCampaigns(trx, now())) {
        if (!campaign.published) {
          await publish({ journeyId: campaign.journey_id, actor: campaign.updated_by });
        }
        await markCampaignSending(trx, campaign.id);
        log.info({ campaign: campaign.id }, 'campaign started');
      }
    });
  }

  const lane = createLane({
    name: 'campaigns',
    signal,
    log,
    probeMs: lookEveryMs,
    async work() {
      await launchDue();
      await settleSentCampaigns(db);
      const next = await nextCampaignAt(db);
      return next === null ? lookEveryMs : Math.max(1, Math.min(lookEveryMs, next - now()));
    },
  });
  return { ...lane, launchDue };
}
