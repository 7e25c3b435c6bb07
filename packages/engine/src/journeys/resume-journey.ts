import { transact } from '../database/transact.ts';
import type { EngineContext } from '../engine-context.ts';
import { endPause } from './end-pause.ts';
import { JourneyRefusal } from './journey-refusal.ts';
import { lockJourney } from './lock-journey.ts';
import { setStatus } from './set-status.ts';

/**
 * Ends a pause: people go on where they were, and what waited in line leaves.
 * @throws JourneyRefusal
 */
export async function resumeJourney(
  context: EngineContext,
  { journeyId, actor }: { journeyId: string; actor: string },
): Promise<void> {
  const now = context.now();
  await transact(context.db, async (trx) => {
    const { pausedAt, pausedFrom, liveVersionId } = await lockJourney(trx, journeyId);
    if (pausedAt === null || liveVersionId === null) {
      throw new JourneyRefusal('status_differs', 'Only a paused journey can be resumed.');
    }
    await setStatus(trx, { journeyId, status: pausedFrom ?? 'live', actor }, now);
    await endPause(trx, { journeyId, versionId: liveVersionId, pausedAt, actor }, now);
  });
  const { signals } = context;
  signals.launches.raise();
  signals.launched.raise();
  signals.calls.raise();
  signals.dispatch.raise();
  context.log.info({ journey: journeyId }, 'journey resumed');
}
