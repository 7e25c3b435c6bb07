import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';
import { transact } from '../database/transact.ts';
import type { EngineContext } from '../engine-context.ts';
import { stopLaunches } from '../enrolment/stop-launches.ts';
import { removeSchedule } from '../schedules/remove-schedule.ts';
import { endSweeps } from '../sweeps/ask-sweep.ts';
import { lockJourney } from './lock-journey.ts';
import { setStatus } from './set-status.ts';

export interface JourneyStop {
  journeyId: string;
  actor: string;
}

/** Stops in a transaction of its own and wakes whoever takes people out. See `closeJourney`. */
export async function stopJourney(context: EngineContext, stop: JourneyStop): Promise<void> {
  await transact(context.db, (trx) => closeJourney(trx, stop, context.now()));
  context.signals.launches.raise();
  context.log.info({ journey: stop.journeyId }, 'journey stopped');
}

/**
 * Stops a journey: nobody enters any more, everyone inside leaves as `exited`, and messages that have
 * not left are excluded as `journey_stopped`. People are taken out slice by slice after the commit, for
 * which the caller raises `signals.launches`; a message that a dispatcher holds at this moment may
 * still leave.
 * @throws JourneyRefusal
 */
export async function closeJourney(
  trx: Kysely<Database>,
  { journeyId, actor }: JourneyStop,
  now: number,
): Promise<void> {
  await lockJourney(trx, journeyId);
  await setStatus(trx, { journeyId, status: 'stopped', actor }, now);
  await endSweeps(trx, journeyId, now);
  await stopLaunches(trx, journeyId, now);
  await removeSchedule(trx, journeyId);
  await sql`
    INSERT INTO version_exit (version_id, asked_at)
    SELECT max(id), ${new Date(now)}::timestamptz FROM journey_version WHERE journey_id = ${journeyId}
    HAVING max(id) IS NOT NULL
    ON CONFLICT (version_id) DO UPDATE
       SET cursor_at = NULL, cursor_id = NULL, asked_at = excluded.asked_at`.execute(trx);
}
