import { advanceWork, exitRuns } from '../advance/advance-runs.ts';
import { excludeQueuedMessages } from '../advance/exclude-queued-messages.ts';
import { appendDeltas } from '../counts/append-deltas.ts';
import { DeltaTally } from '../counts/delta-tally.ts';
import { transact } from '../database/transact.ts';
import type { EngineContext } from '../engine-context.ts';
import { claimVersionExit } from './claim-version-exit.ts';
import { lockLiveRunsOfVersion } from './lock-live-runs-of-version.ts';
import { moveVersionExit } from './move-version-exit.ts';
import { messageId } from './run-ids.ts';

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
    const runs = await lockLiveRunsOfVersion(trx, exit.version_id, exit.cursor_id, size);
    const tally = new DeltaTally();
    const waiting = runs.filter((run) => run.state.waitingFor === 'dispatch');
    const waitedFor = new Map(
      waiting.map((run) => [messageId(run, run.state.activityId, run.state.visit), run]),
    );
    const excluded = await excludeQueuedMessages(
      trx,
      [...waitedFor].map(([id, run]) => ({ id, bucket: run.bucket })),
      'journey_stopped',
    );
    for (const id of excluded.keys()) {
      const run = waitedFor.get(id);
      if (run) tally.add(run.versionId, run.state.activityId, 'excluded:journey_stopped');
    }
    await exitRuns(advanceWork(context, trx, tally), runs, 'journey_stopped', now);
    await moveVersionExit(
      trx,
      exit.version_id,
      runs.length < size ? null : (runs.at(-1)?.id ?? null),
    );
    await appendDeltas(trx, tally);
    return true;
  });
}
