import { sql } from 'kysely';

import { transact } from '../database/transact.ts';
import type { EngineContext } from '../engine-context.ts';
import { JourneyRefusal } from '../journeys/journey-refusal.ts';
import { startCampaign } from './start-campaign.ts';

interface DueCampaign {
  id: string;
  journey_id: string;
  updated_by: string;
}

/**
 * Starts the campaign that is due the longest. One that another process is starting at this moment is
 * passed over. False when none is due.
 */
export async function startDueCampaign(context: EngineContext): Promise<boolean> {
  const now = context.now();
  const found: { due?: DueCampaign } = {};
  try {
    await transact(context.db, async (trx) => {
      const { rows } = await sql<DueCampaign>`
        SELECT id, journey_id, updated_by FROM campaign
         WHERE status = 'scheduled' AND scheduled_at <= ${new Date(now)}
         ORDER BY scheduled_at, id LIMIT 1
           FOR UPDATE SKIP LOCKED`.execute(trx);
      const due = rows[0];
      delete found.due;
      if (due === undefined) return;
      found.due = due;
      await startCampaign(trx, due, due.updated_by, now);
    });
  } catch (error) {
    if (!(error instanceof JourneyRefusal) || found.due === undefined) throw error;
    await giveUp(context, found.due.id);
    context.log.error({ campaign: found.due.id, err: error }, 'a campaign could not be started');
    return true;
  }
  if (found.due === undefined) return false;
  context.signals.launches.raise();
  context.log.info({ campaign: found.due.id }, 'campaign started');
  return true;
}

/** What it needs is gone for good: tried again and again, it would keep every later one waiting. */
async function giveUp(context: EngineContext, id: string): Promise<void> {
  await context.db
    .updateTable('campaign')
    .set({ status: 'stopped' })
    .where('id', '=', id)
    .where('status', '=', 'scheduled')
    .execute();
}
