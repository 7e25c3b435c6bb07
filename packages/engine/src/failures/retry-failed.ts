import { appendDeltas } from '../counts/append-deltas.ts';
import { DeltaTally } from '../counts/delta-tally.ts';
import { transact } from '../database/transact.ts';
import type { EngineContext } from '../engine-context.ts';
import { lockFailedRuns, type FailureChoice } from './lock-failed-runs.ts';
import { mayRetry } from './may-retry.ts';
import { reviveRuns } from './revive-runs.ts';

/** People taken back in one transaction. */
const sliceSize = 500;
/** Slices of one request: whoever asked asks again for the rest, and sees how far it has come. */
const mostSlices = 4;

/** How a retry went. */
export interface RetryOutcome {
  retried: number;
  /** There may be more of the same; ask again with the same `before`. */
  hasMore: boolean;
}

/**
 * Takes people who failed back to the activity where they did, slice by slice: as if they had just come to it, under
 * all rules that hold for a message. Who is inside again, has left a journey that is over, or failed for a reason that a
 * retry does not change stays out. Asked twice, or killed half-way, nobody is taken back twice.
 *
 * @param before only those who failed earlier, ms since the epoch
 */
export async function retryFailed(
  context: EngineContext,
  choice: FailureChoice,
  before: number,
): Promise<RetryOutcome> {
  let retried = 0;
  let hasMore = true;
  for (let slice = 0; slice < mostSlices && hasMore; slice += 1) {
    // One after the other: others get a turn.
    // oxlint-disable-next-line no-await-in-loop
    const taken = await retrySlice(context, choice, before);
    retried += taken;
    hasMore = taken === sliceSize;
  }
  if (retried > 0) {
    context.signals.woken.raise();
    context.signals.counts.raise();
  }
  return { retried, hasMore };
}

async function retrySlice(
  context: EngineContext,
  choice: FailureChoice,
  before: number,
): Promise<number> {
  return transact(context.db, async (trx) => {
    const failed = await lockFailedRuns(trx, choice, { before, limit: sliceSize });
    const runs = failed.filter(({ reason }) => mayRetry(reason));
    await reviveRuns(trx, runs, context.now());
    const tally = new DeltaTally();
    for (const { version_id: versionId, activity } of runs) {
      tally.add(versionId, activity, 'failed', -1);
      tally.add(versionId, activity, 'entered');
      tally.add(versionId, activity, 'here');
    }
    await appendDeltas(trx, tally);
    return runs.length;
  });
}
