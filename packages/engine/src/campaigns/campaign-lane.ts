import type { EngineContext } from '../engine-context.ts';
import { createLane, type Lane } from '../lanes/lane.ts';
import { Signal } from '../lanes/signal.ts';
import { nextCampaignAt } from './next-campaign-at.ts';
import { settleSentCampaigns } from './settle-sent-campaigns.ts';
import { startDueCampaign } from './start-due-campaign.ts';

/** Longest sleep, ms: how late a campaign may be noticed that was scheduled meanwhile, or is all sent. */
const probeMs = 500;
/** A due campaign that another process is starting is looked at again after this long, ms. */
const contendedMs = 50;

/**
 * Starts scheduled campaigns when their time comes, or at once those that came due while nothing ran,
 * and notices when they are sent. All it knows is in the database.
 */
export function createCampaignLane(context: EngineContext): Lane {
  return createLane({
    name: 'campaigns',
    signal: new Signal(),
    log: context.log,
    book: context.lanes,
    probeMs,
    async work() {
      if (context.sending.isHeld()) return probeMs;
      if (await startDueCampaign(context)) return 0;
      await settleSentCampaigns(context.db);
      const next = await nextCampaignAt(context.db);
      if (next === null) return Number.POSITIVE_INFINITY;
      const ms = next - context.now();
      return ms > 0 ? ms : contendedMs;
    },
  });
}
