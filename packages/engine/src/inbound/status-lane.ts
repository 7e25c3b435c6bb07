import { setTimeout as sleep } from 'node:timers/promises';

import type { EngineContext } from '../engine-context.ts';
import { createLane, type Lane } from '../lanes/lane.ts';
import { BatchSize, batchBytes } from './batch-size.ts';
import { processWebhooks } from './process-webhooks.ts';

const probeMs = 1000;
/** Rounds begin no faster than this, ms, so that statuses that drip in share a transaction … */
const gatherMs = 40;
/** … and no faster than this while they pour in: what is told of a message one after the other is mostly written at once then. */
const gatherManyMs = 250;
/** So many bytes in one round mean that they pour in: some hundred statuses. */
const manyBytes = batchBytes / 4;
/** Of bodies in a transaction: room for what comes in meanwhile, so that one transaction mostly has all of it. */
const mostBatchBytes = 3 * batchBytes;
/** While there are more than one batch: two at once, since one computes while the database writes the other. */
const loops = 2;
/** Batches of a loop in a round. */
const mostBatches = 8;

/**
 * Works off the stored webhooks of statuses. They have no order among themselves, so that any number of loops and
 * processes share them.
 */
export function createStatusLane(context: EngineContext): Lane {
  const bulk = { ...context, db: context.bulk };
  const size = new BatchSize(mostBatchBytes);
  let begunAt = Number.NEGATIVE_INFINITY;
  let isBusy = false;
  let isMany = false;

  async function drain(stopping: AbortSignal): Promise<boolean> {
    for (let batch = 0; batch < mostBatches && !stopping.aborted; batch += 1) {
      // Files come with what people say, which is not worked off here.
      if (!(await processWebhooks(bulk, 'statuses', size, () => {}))) return false;
    }
    return true;
  }

  return createLane({
    name: 'statuses',
    signal: context.signals.statuses,
    log: context.log,
    book: context.lanes,
    async work(stopping) {
      const restMs = isMany ? gatherManyMs : gatherMs;
      if (!isBusy) await sleep(Math.max(0, begunAt + restMs - performance.now()));
      begunAt = performance.now();
      const takenBefore = size.taken;
      const drained = await Promise.allSettled(
        Array.from({ length: isBusy ? loops : 1 }, () => drain(stopping)),
      );
      isBusy = drained.some((one) => one.status === 'fulfilled' && one.value);
      isMany = size.taken - takenBefore >= manyBytes;
      for (const one of drained) if (one.status === 'rejected') throw one.reason;
      return isBusy ? 0 : probeMs;
    },
  });
}
