import { transact } from '../database/transact.ts';
import type { EngineContext } from '../engine-context.ts';
import { CampaignRefusal, lockCampaign } from './lock-campaign.ts';
import { startCampaign } from './start-campaign.ts';

export interface CampaignSending {
  campaignId: string;
  /** The revision that was validated; a later change is not sent unseen. */
  revision: number;
  /** When to send, ms since the epoch; a moment that has come means at once. */
  at: number;
  /** In which the author chose `at`, IANA name; only shown. */
  timeZone: string | null;
  actor: string;
}

/**
 * Sends a campaign, or schedules it. A scheduled one may be given another time, or be sent at once. The
 * caller has validated it.
 * @throws CampaignRefusal when it is gone, was changed meanwhile, or was sent already.
 * @throws JourneyRefusal when its audience is gone.
 */
export async function sendCampaign(
  context: EngineContext,
  sending: CampaignSending,
): Promise<'scheduled' | 'sending'> {
  const now = context.now();
  const outcome = await transact(context.db, async (trx) => {
    const campaign = await lockCampaign(trx, sending.campaignId);
    if (campaign.status !== 'draft' && campaign.status !== 'scheduled') {
      throw new CampaignRefusal(
        'started',
        'This campaign was sent already. Duplicate it to send it again.',
      );
    }
    if (campaign.revision !== sending.revision) {
      throw new CampaignRefusal(
        'changed',
        'Somebody changed this campaign meanwhile. Look at it and send again.',
      );
    }
    await trx
      .updateTable('campaign')
      .set({
        status: 'scheduled',
        scheduled_at: new Date(sending.at),
        time_zone: sending.timeZone,
        updated_at: new Date(now),
        updated_by: sending.actor,
      })
      .where('id', '=', campaign.id)
      .execute();
    if (sending.at > now) return 'scheduled';
    await startCampaign(trx, campaign, sending.actor, now);
    return 'sending';
  });
  if (outcome === 'sending') context.signals.launches.raise();
  context.log.info({ campaign: sending.campaignId }, `campaign ${outcome}`);
  return outcome;
}
