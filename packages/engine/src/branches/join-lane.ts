import type { EngineContext } from '../engine-context.ts';
import { isPassing } from '../database/trouble.ts';
import { isolate } from '../dead-letters/isolate.ts';
import { createLane, type Lane } from '../lanes/lane.ts';
import { nextWakeAfter } from '../runs/next-wake-after.ts';
import { joiningLane } from '../runs/run-lane.ts';
import { findJoining, type JoiningRun } from './find-joining.ts';
import { joinBranches } from './join-branches.ts';
import { setJoiningAside } from './set-joining-aside.ts';

const batchSize = 200;
/** How long the lane rests while sending is held, as all that step runs do. */
const heldMs = 1000;

/**
 * Lets people go on from joins. A branch that ends only says so in its own row: whoever holds a branch must never wait
 * for its parent, nor the other way round, because both wait for the other where their keys are in that order.
 */
export function createJoinLane(context: EngineContext): Lane {
  return createLane({
    name: 'joins',
    signal: context.signals.joins,
    log: context.log,
    book: context.lanes,
    async work() {
      if (context.sending.isHeld()) return heldMs;
      const now = context.now();
      const joining = await findJoining(context.db, now, batchSize);
      if (joining.length > 0) {
        await joinAll(context, joining, now);
        return 0;
      }
      const next = await nextWakeAfter(context.db, joiningLane, now);
      return next === null ? Number.POSITIVE_INFINITY : Math.max(1, next - context.now());
    },
  });
}

async function joinAll(
  context: EngineContext,
  joining: readonly JoiningRun[],
  now: number,
): Promise<void> {
  try {
    await joinBranches(context, joining, now);
  } catch (error) {
    if (isPassing(error)) throw error;
    context.log.error({ err: error }, 'a batch of joins failed; the faulty are set aside');
    await isolate(
      joining,
      (some) => joinBranches(context, some, now),
      (run, failure) => setJoiningAside(context, run, failure, now),
    );
  }
}
