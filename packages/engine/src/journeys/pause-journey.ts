import { sql } from 'kysely';

import { transact } from '../database/transact.ts';
import type { EngineContext } from '../engine-context.ts';
import { stopLaunches } from '../enrolment/stop-launches.ts';
import { JourneyRefusal } from './journey-refusal.ts';
import { lockJourney } from './lock-journey.ts';

export interface JourneyPause {
  journeyId: string;
  /** Who would enter meanwhile: waits at the entry, or does not enter. */
  entries: 'hold' | 'discard';
  actor: string;
}

/**
 * Pauses a journey without a time limit: people inside stay where they are while their waits go on, nothing is sent, and
 * nothing is asked of other systems. A message that a dispatcher holds at this moment may still leave.
 * @throws JourneyRefusal
 */
export async function pauseJourney(
  context: EngineContext,
  { journeyId, entries, actor }: JourneyPause,
): Promise<void> {
  const now = context.now();
  await transact(context.db, async (trx) => {
    const { status } = await lockJourney(trx, journeyId);
    if (status !== 'live' && status !== 'closed') {
      throw new JourneyRefusal(
        'status_differs',
        'Only a journey that is live, or closed to new entries, can be paused.',
      );
    }
    const discards = entries === 'discard' || status === 'closed';
    await sql`
      UPDATE journey
         SET status = 'paused', paused_from = ${status}, status_at = ${new Date(now)}, discards_entries = ${discards},
             updated_at = ${new Date(now)}, updated_by = ${actor}
       WHERE id = ${journeyId}`.execute(trx);
    if (discards) await stopLaunches(trx, journeyId, now);
  });
  context.log.info({ journey: journeyId }, 'journey paused');
}
