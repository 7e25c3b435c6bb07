import { sql } from 'kysely';

import { transact } from '../database/transact.ts';
import type { EngineContext } from '../engine-context.ts';
import { closeJourney } from '../journeys/stop-journey.ts';

/**
 * Ends a trial: everybody in it leaves, and messages that have not left are excluded as `journey_stopped`. False when there
 * is no such trial, or it is over.
 */
export async function stopTrial(
  context: EngineContext,
  { trialId, actor }: { trialId: string; actor: string },
): Promise<boolean> {
  const now = context.now();
  const stopped = await transact(context.db, async (trx) => {
    const { rows } = await sql`
      UPDATE trial SET stopped_by = ${actor}
        FROM journey j
       WHERE trial.journey_id = ${trialId}::uuid AND j.id = trial.journey_id AND j.goes_on
      RETURNING trial.journey_id`.execute(trx);
    if (rows.length === 0) return false;
    await closeJourney(trx, { journeyId: trialId, actor }, now);
    return true;
  });
  if (!stopped) return false;
  context.signals.launches.raise();
  context.log.info({ trial: trialId }, 'trial stopped');
  return true;
}
