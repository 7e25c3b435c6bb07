import { exitRuns, type AdvanceWork } from '../advance/advance-runs.ts';
import { excludeQueuedMessages } from '../advance/exclude-queued-messages.ts';
import type { LockedRun } from './locked-run.ts';
import { messageId } from './run-ids.ts';

/** Ends locked runs where they stand, as exited for this reason, with their messages that have not left. */
export async function takeOutRuns(
  work: AdvanceWork,
  runs: readonly LockedRun[],
  reason: string,
  now: number,
  excludedAs = reason,
): Promise<void> {
  if (runs.length === 0) return;
  const waiting = new Map(
    runs
      .filter(({ state }) => state.waitingFor === 'dispatch')
      .map((run) => [messageId(run, run.state.activityId, run.state.visit), run]),
  );
  const excluded = await excludeQueuedMessages(
    work.trx,
    [...waiting].map(([id, { bucket }]) => ({ id, bucket })),
    excludedAs,
  );
  for (const id of excluded.keys()) {
    const run = waiting.get(id);
    if (run) work.tally.add(run.versionId, run.state.activityId, `excluded:${excludedAs}`);
  }
  await exitRuns(work, runs, reason, now);
}
