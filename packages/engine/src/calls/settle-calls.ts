import type { Trigger } from '@waypost/journey';

import { tellOfMoves } from '../advance/advance-due-runs.ts';
import { advanceRuns, advanceWork } from '../advance/advance-runs.ts';
import { appendDeltas } from '../counts/append-deltas.ts';
import { DeltaTally } from '../counts/delta-tally.ts';
import { transact } from '../database/transact.ts';
import { isPassing } from '../database/trouble.ts';
import { isolate } from '../dead-letters/isolate.ts';
import { setAsideRuns } from '../dead-letters/set-aside-runs.ts';
import type { EngineContext } from '../engine-context.ts';
import { lockRunsWaitingForCalls } from '../runs/lock-runs-waiting-for-calls.ts';
import type { ClaimedCall } from './claimed-call.ts';
import { deleteCalls } from './delete-calls.ts';
import type { CallVerdict } from './http/judge-outcome.ts';
import { lockClaimedCalls } from './lock-claimed-calls.ts';
import { postponeCalls } from './postpone-calls.ts';
import { startOthers } from './start-others.ts';

/** A try that is over. */
export interface FinishedCall {
  call: ClaimedCall;
  claim: string;
  /** Null: decided when it is stored, as it needs nobody outside. */
  verdict: CallVerdict | null;
}

/**
 * Stores what came of requests and moves the people who waited for it, in one transaction. Safe to repeat: a request that
 * is no longer ours, or whose person has gone on, changes nothing.
 */
export async function settleCalls(
  context: EngineContext,
  finished: readonly FinishedCall[],
): Promise<void> {
  if (finished.length === 0) return;
  try {
    await storeOutcomes(context, finished);
  } catch (error) {
    if (isPassing(error)) throw error;
    context.log.error({ err: error }, 'a batch of answers of other systems failed');
    await isolate(
      finished,
      (some) => storeOutcomes(context, some),
      (one, cause) => setAside(context, one, cause),
    );
  }
}

async function storeOutcomes(
  context: EngineContext,
  finished: readonly FinishedCall[],
): Promise<void> {
  const now = context.now();
  const done = await transact(context.db, async (trx) => {
    const tally = new DeltaTally();
    const ours = await lockClaimedCalls(
      trx,
      finished.map(({ call: { bucket, id }, claim }) => ({ bucket, id, claim })),
    );
    const mine = finished.filter(({ call }) => ours.has(call.id));
    const again = mine.flatMap(({ call, verdict }) => {
      const dueAt = verdict?.kind === 'again' ? now + verdict.pauseMs : null;
      return dueAt === null || dueAt >= call.expiresAt.getTime()
        ? []
        : [{ bucket: call.bucket, id: call.id, dueAt }];
    });
    const goesAgain = new Set(again.map(({ id }) => id));
    const over = mine.filter(({ call }) => !goesAgain.has(call.id));
    await postponeCalls(trx, again);
    const runs = await lockRunsWaitingForCalls(
      trx,
      over.map(({ call }) => call),
    );
    const work = advanceWork(context, trx, tally);
    const starts = await startOthers(
      work,
      over.flatMap(({ call }) => {
        const { request } = call;
        return request.kind === 'start' && runs.has(call.runId) ? [{ ...call, request }] : [];
      }),
      now,
    );
    const triggers = new Map(
      over.map(({ call, verdict }) => [
        call.runId,
        triggerOf(verdict ?? starts.get(call.id) ?? unstarted),
      ]),
    );
    const moved = await advanceRuns(
      work,
      [...runs.values()],
      (run) => triggers.get(run.id) ?? { kind: 'wake' },
      now,
    );
    await deleteCalls(
      trx,
      over.map(({ call }) => call),
    );
    await appendDeltas(trx, tally);
    return { moved, tally };
  });
  tellOfMoves(context, done.moved, done.tally, now);
}

/** Of whom nobody waits for any more. */
const unstarted: CallVerdict = { kind: 'failed', reason: 'call_expired', result: null };

/** One that was to be tried again, and comes here all the same, has no time left for it. */
function triggerOf(verdict: CallVerdict): Trigger {
  return verdict.kind === 'answered'
    ? { kind: 'called', outcome: 'answered', result: verdict.result }
    : { kind: 'called', outcome: 'failed', reason: verdict.reason, result: verdict.result };
}

/** What can't be stored with all it leads to: the run is set aside with the outcome, and the request is over. */
async function setAside(
  context: EngineContext,
  { call, claim, verdict }: FinishedCall,
  error: unknown,
): Promise<void> {
  await transact(context.db, async (trx) => {
    const ours = await lockClaimedCalls(trx, [{ ...call, claim }]);
    if (!ours.has(call.id)) return;
    const runs = await lockRunsWaitingForCalls(trx, [call]);
    await setAsideRuns(
      trx,
      [...runs.values()].map((run) => ({
        run: { ...run, activity: run.state.activityId, visit: run.state.visit },
        trigger: triggerOf(verdict ?? unstarted),
        error,
      })),
      context.now(),
    );
    await deleteCalls(trx, [call]);
  });
}
