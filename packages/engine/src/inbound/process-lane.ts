import type { EngineContext } from '../engine-context.ts';
import { createLane, type Lane } from '../lanes/lane.ts';
import { BatchSize } from './batch-size.ts';
import { processWebhooks } from './process-webhooks.ts';
import { retryParked } from './retry-parked.ts';

const probeMs = 1000;
/** Parked updates have a second's patience at least. */
const retryEveryMs = 250;

/**
 * Works off the stored webhooks that hold what people say or what Meta tells of accounts, in their order, and tries
 * parked updates again.
 *
 * @param onMedia called after the commit when people sent files
 */
export function createProcessLane(context: EngineContext, onMedia: () => void): Lane {
  const size = new BatchSize();
  let triedAt = Number.NEGATIVE_INFINITY;

  async function retryNowAndThen(): Promise<boolean> {
    const moment = performance.now();
    if (moment - triedAt < retryEveryMs) return false;
    const isMore = await retryParked(context);
    triedAt = isMore ? Number.NEGATIVE_INFINITY : moment;
    return isMore;
  }

  return createLane({
    name: 'inbound',
    signal: context.signals.inbound,
    log: context.log,
    book: context.lanes,
    async work() {
      const isMoreStored = await processWebhooks(context, 'others', size, onMedia);
      const isMoreParked = await retryNowAndThen();
      return isMoreStored || isMoreParked ? 0 : probeMs;
    },
  });
}
