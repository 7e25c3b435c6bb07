import { transact } from '../database/transact.ts';
import type { EngineContext } from '../engine-context.ts';
import { closeJourney } from '../journeys/stop-journey.ts';
import { CampaignRefusal, lockCampaign } from './lock-campaign.ts';

/**
 * Makes a scheduled campaign a draft again, or stops one that is being sent: messages that have not
 * left are excluded as `journey_stopped`.
 * @throws CampaignRefusal when it is neither scheduled nor being sent.
 */
export async function stopCampaign(
  context: EngineContext,
  { campaignId, actor }: { campaignId: string; actor: string },
): Promise<'draft' | 'stopped'> {
  const now = context.now();
  const outcome = await transact(context.db, async (trx) => {
    const campaign = await lockCampaign(trx, campaignId);
    const update = trx
      .updateTable('campaign')
      .set({ updated_at: new Date(now), updated_by: actor })
      .where('id', '=', campaignId);
    if (campaign.status === 'scheduled') {
      await update.set({ status: 'draft', scheduled_at: null, time_zone: null }).execute();
      return 'draft';
    }
    if (campaign.status !== 'sending') {
      throw new CampaignRefusal(
        'not_under_way',
        'This campaign is neither scheduled nor being sent.',
      );
    }
    await update.set({ status: 'stopped' }).execute();
    await closeJourney(trx, { journeyId: campaign.journey_id, actor }, now);
    return 'stopped';
  });
  if (outcome === 'stopped') context.signals.launches.raise();
  context.log.info({ campaign: campaignId }, 'campaign stopped');
  return outcome;
}
