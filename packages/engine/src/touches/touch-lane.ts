import type { EngineContext } from '../engine-context.ts';
import { createLane, type Lane } from '../lanes/lane.ts';
import { Signal } from '../lanes/signal.ts';
import { followTouches } from './follow-touches.ts';
import { sweepAudience } from './sweep-audience.ts';

/** Longest sleep, ms: how late a change of a profile may be noticed. */
const probeMs = 500;

/** Follows changes of profiles for the journeys that ask for it. All it knows is in the database. */
export function createTouchLane(context: EngineContext): Lane {
  return createLane({
    name: 'profile changes',
    signal: new Signal(),
    log: context.log,
    book: context.lanes,
    probeMs,
    async work() {
      if (context.sending.isHeld()) return probeMs;
      if (await followTouches(context)) return 0;
      return (await sweepAudience(context)) ? 0 : Number.POSITIVE_INFINITY;
    },
  });
}
