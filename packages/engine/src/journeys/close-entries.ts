import { isEntry, scheduleOf } from '@waypost/journey';

import { transact } from '../database/transact.ts';
import type { EngineContext } from '../engine-context.ts';
import { stopLaunches } from '../enrolment/stop-launches.ts';
import { removeSchedule } from '../schedules/remove-schedule.ts';
import { JourneyRefusal } from './journey-refusal.ts';
import { lockJourney } from './lock-journey.ts';
import { openEntry } from './open-entry.ts';
import { setStatus } from './set-status.ts';

/**
 * Closes a live journey to new entries: nobody enters any more, people inside go on. An audience that is being read is read
 * no further.
 * @throws JourneyRefusal
 */
export async function closeEntries(
  context: EngineContext,
  { journeyId, actor }: { journeyId: string; actor: string },
): Promise<void> {
  const now = context.now();
  await transact(context.db, async (trx) => {
    const { status } = await lockJourney(trx, journeyId);
    if (status !== 'live') {
      throw new JourneyRefusal(
        'status_differs',
        'Only a live journey can be closed to new entries.',
      );
    }
    await setStatus(trx, { journeyId, status: 'closed', actor }, now);
    await stopLaunches(trx, journeyId, now);
    await removeSchedule(trx, journeyId);
  });
  context.log.info({ journey: journeyId }, 'journey closed to new entries');
}

/**
 * Lets people into a closed journey again. An audience that enters on publishing is not read a second time; one with dates
 * enters on the next of them.
 * @throws JourneyRefusal
 */
export async function reopenEntries(
  context: EngineContext,
  { journeyId, actor }: { journeyId: string; actor: string },
): Promise<void> {
  const now = context.now();
  await transact(context.db, async (trx) => {
    const { status, liveVersionId } = await lockJourney(trx, journeyId);
    if (status !== 'closed' || liveVersionId === null) {
      throw new JourneyRefusal('status_differs', 'Only a closed journey can be opened again.');
    }
    const version = (await context.versions.load(trx, [liveVersionId])).get(liveVersionId);
    if (version === undefined) throw new Error('a closed journey without its version');
    await setStatus(trx, { journeyId, status: 'live', actor }, now);
    const { graph } = version.graph;
    const entry = graph.activities.find(isEntry);
    const isRead = entry?.type === 'entryAudience' && scheduleOf(entry).kind === 'publish';
    if (entry === undefined || isRead) return;
    await openEntry(
      trx,
      { journeyId, versionId: version.id, number: version.number, graph, entry },
      now,
    );
  });
  context.signals.launches.raise();
  context.log.info({ journey: journeyId }, 'journey opened to new entries');
}
