import type { EngineContext } from '../engine-context.ts';
import { createLane, type Lane } from '../lanes/lane.ts';
import { Signal } from '../lanes/signal.ts';
import { beginWaitingLaunches } from './begin-waiting-launches.ts';
import { nextScheduleAt } from './next-schedule-at.ts';
import { startDueDate } from './start-due-date.ts';

/** Longest sleep, ms: how late a schedule may be noticed that was published meanwhile. */
const probeMs = 500;
/** A due schedule that another process is working on is looked at again after this long, ms. */
const contendedMs = 50;

/** Lets audiences in on the dates of their journeys. All it knows is in the database. */
export function createScheduleLane(context: EngineContext): Lane {
  return createLane({
    name: 'schedules',
    signal: new Signal(),
    log: context.log,
    book: context.lanes,
    probeMs,
    async work() {
      if (context.sending.isHeld()) return probeMs;
      if (await startDueDate(context)) return 0;
      if ((await beginWaitingLaunches(context.db, context.now())) > 0)
        context.signals.launches.raise();
      const next = await nextScheduleAt(context.db);
      if (next === null) return Number.POSITIVE_INFINITY;
      const ms = next - context.now();
      return ms > 0 ? ms : contendedMs;
    },
  });
}
