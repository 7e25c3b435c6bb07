import { isPassing } from '../database/trouble.ts';
import { setAsideLaunch } from '../dead-letters/set-aside-launch.ts';
import { enrolNextSlice, type SliceResult } from '../enrolment/enrol-next-slice.ts';
import type { EngineContext } from '../engine-context.ts';
import { createLane, type Lane } from '../lanes/lane.ts';
import { finishJourneys } from '../journeys/finish-journeys.ts';
import { exitNextSlice } from '../runs/exit-next-slice.ts';
import { nextSweepAt } from '../sweeps/claim-sweep.ts';
import { sweepNextSlice } from '../sweeps/sweep-next-slice.ts';
import { SliceSize } from './slice-size.ts';

const exitSliceSize = 1000;
/** While somebody waits, reading an audience rests so many times as long as it took: its people can't all be sent to at once anyway. */
const restsPerSlice = 3;
const heldMs = 1000;
/** How often it is looked which journeys are finished. */
const finishEveryMs = 10_000;
/** A launch whose slice fails this often in a row is set aside. */
const mostFailures = 3;

/**
 * Takes people out of stopped journeys, moves them to new versions and reads running launches, slice by slice. The launch's row is the job: whoever locks it works on it,
 * and the lock goes with the process that held it, so a launch goes on in another process (or after a
 * restart) within a second. A job engine's heartbeats would make that half a minute.
 */
export function createLaunchLane(context: EngineContext): Lane {
  const { db, signals, log } = context;
  const sliceSize = new SliceSize();
  let failures = 0;
  let finishAt = 0;

  async function takeOut(): Promise<boolean> {
    try {
      return await exitNextSlice(context, exitSliceSize, context.now());
    } catch (error) {
      if (isPassing(error)) throw error;
      // Launches go on meanwhile.
      log.error({ err: error }, 'people of a stopped journey could not be taken out yet');
      return false;
    }
  }

  async function sweep(): Promise<boolean> {
    try {
      return await sweepNextSlice(context, exitSliceSize, context.now());
    } catch (error) {
      if (isPassing(error)) throw error;
      log.error({ err: error }, 'people could not be gone through for a new version yet');
      return false;
    }
  }

  async function enrol(): Promise<SliceResult | null> {
    try {
      const slice = await enrolNextSlice(
        db,
        sliceSize.next(context.rightOfWay.isUsed),
        context.now(),
      );
      failures = 0;
      return slice;
    } catch (error) {
      if (isPassing(error)) throw error;
      failures += 1;
      if (failures < mostFailures) throw error;
      failures = 0;
      log.error({ err: error }, 'an audience could not be read and was set aside');
      await setAsideLaunch(context, error);
      return enrol();
    }
  }

  return createLane({
    name: 'launches',
    signal: signals.launches,
    log,
    book: context.lanes,
    async work(stopping) {
      if (context.sending.isHeld()) return heldMs;
      if (await takeOut()) {
        signals.counts.raise();
        return 0;
      }
      if (await sweep()) {
        signals.counts.raise();
        signals.advance.raise();
        signals.joins.raise();
        return 0;
      }
      const began = performance.now();
      const slice = await enrol();
      if (slice === null || slice.finished) sliceSize.begin();
      if (slice === null) {
        if (context.now() >= finishAt) {
          await finishJourneys(context);
          finishAt = context.now() + finishEveryMs;
        }
        const next = await nextSweepAt(db);
        return next === null ? Number.POSITIVE_INFINITY : Math.max(1, next - context.now());
      }
      if (slice.entered > 0) {
        signals.launched.raise();
        signals.counts.raise();
      }
      if (slice.finished)
        log.info({ launch: slice.launchId, journey: slice.journeyId }, 'audience read');
      await context.rightOfWay.give((performance.now() - began) * restsPerSlice, stopping);
      return 0;
    },
  });
}
