import type { Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';
import { freezeVersion } from '../journeys/publish-journey.ts';
import { campaignDraft } from './lock-campaign.ts';

/**
 * Publishes the journey of a locked campaign and marks it as sending: both or neither, so whoever finds
 * it `scheduled` may start it, and nobody ever starts it twice. After the commit the caller raises
 * `signals.launches`.
 * @throws JourneyRefusal
 */
export async function startCampaign(
  trx: Kysely<Database>,
  campaign: { id: string; journey_id: string },
  actor: string,
  now: number,
): Promise<void> {
  const graph = await campaignDraft(trx, campaign.journey_id);
  await freezeVersion(trx, { journeyId: campaign.journey_id, graph, actor }, now);
  await trx
    .updateTable('campaign')
    .set({ status: 'sending' })
    .where('id', '=', campaign.id)
    .execute();
}
