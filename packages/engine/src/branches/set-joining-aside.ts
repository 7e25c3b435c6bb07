import { transact } from '../database/transact.ts';
import { setAsideRuns } from '../dead-letters/set-aside-runs.ts';
import type { EngineContext } from '../engine-context.ts';
import type { JoiningRun } from './find-joining.ts';
import { lockLiveRuns } from '../runs/lock-live-runs.ts';
import { markJoined } from './mark-joined.ts';

/** Sets a run aside whose join can't be stored; the news of its branches wait with it. */
export async function setJoiningAside(
  context: EngineContext,
  joining: JoiningRun,
  error: unknown,
  now: number,
): Promise<void> {
  await transact(context.db, async (trx) => {
    const held = await lockLiveRuns(trx, [joining]);
    await setAsideRuns(
      trx,
      held.map((run) => ({
        run: { ...run, activity: run.state.activityId, visit: run.state.visit },
        trigger: { kind: 'wake' },
        error,
      })),
      now,
    );
    await markJoined(trx, [joining]);
  });
}
