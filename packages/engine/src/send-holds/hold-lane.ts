import type { EngineContext } from '../engine-context.ts';
import { createLane, type Lane } from '../lanes/lane.ts';
import { Signal } from '../lanes/signal.ts';

const everyMs = 1000;

/** Looks once a second whether sending is held, so that a decision made anywhere is known everywhere. */
export function createHoldLane(context: EngineContext): Lane {
  const { db, sending, signals } = context;
  return createLane({
    name: 'holds',
    signal: new Signal(),
    log: context.log,
    book: context.lanes,
    probeMs: everyMs,
    async work() {
      const wasHeld = sending.isHeld();
      await sending.check(db);
      if (wasHeld && !sending.isHeld()) {
        signals.advance.raise();
        signals.launched.raise();
        signals.woken.raise();
        signals.launches.raise();
        signals.dispatch.raise();
      }
      return everyMs;
    },
  });
}
