import { advanceWork } from '../advance/advance-runs.ts';
import { appendDeltas } from '../counts/append-deltas.ts';
import { DeltaTally } from '../counts/delta-tally.ts';
import { transact } from '../database/transact.ts';
import type { EngineContext } from '../engine-context.ts';
import { claimVersionExit } from './claim-version-exit.ts';
import { findLiveRunsOfJourney } from './find-live-runs-of-journey.ts';
import { lockLiveRuns } from './lock-live-runs.ts';
import { moveVersionExit } from './move-version-exit.ts';
import { takeOutRuns } from './take-out-runs.ts';

/**
 * Takes the next slice of people out of a stopped journey, with their messages that have not left.
 * False when nobody is left to take out.
 */
export async function exitNextSlice(
  context: EngineContext,
  size: number,
  now: number,
): Promise<boolean> {
  return transact(context.db, async (trx) => {
    const exit = await claimVersionExit(trx);
    if (exit === null) return false;
    const slice = await findLiveRunsOfJourney(trx, exit, exit.after, size);
    const runs = await lockLiveRuns(trx, slice);
    const tally = new DeltaTally();
    await takeOutRuns(advanceWork(context, trx, tally), runs, 'journey_stopped', now);
    await moveVersionExit(trx, exit.versionId, slice.length < size ? null : (slice.at(-1) ?? null));
    await appendDeltas(trx, tally);
    return true;
  });
}
