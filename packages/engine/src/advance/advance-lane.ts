import type { Trigger } from '@waypost/journey';

import { appendDeltas } from '../counts/append-deltas.ts';
import { DeltaTally } from '../counts/delta-tally.ts';
import { transact } from '../database/transact.ts';
import type { EngineContext } from '../engine-context.ts';
import { createLane, type Lane } from '../lanes/lane.ts';
import { claimDueRuns } from '../runs/claim-due-runs.ts';
import type { LockedRun } from '../runs/locked-run.ts';
import { nextWakeAfter } from '../runs/next-wake-after.ts';
import { postponeRuns } from '../runs/postpone-runs.ts';
import { messageId } from '../runs/run-ids.ts';
import { advanceRuns, advanceWork } from './advance-runs.ts';
import { excludeQueuedMessages, overdue as overdueReason } from './exclude-queued-messages.ts';
import { findGivenUp } from './find-given-up.ts';

const batchSize = 500;
/** How far behind the last drained moment a claim still looks (engine.md, section 1). */
const floorBehindMs = 10_000;
const sweepEveryMs = 10_000;
/** A run whose expired message may be on its way is looked at again after this long. */
const inFlightRetryMs = 5000;

/** Moves due runs on, batch by batch, and sleeps until the next one comes due. */
export function createAdvanceLane(context: EngineContext): Lane {
  const { db, signals, log } = context;
  let drainedAt: number | null = null;
  let sweptAt = Number.NEGATIVE_INFINITY;

  return createLane({
    name: 'advance',
    signal: signals.advance,
    log,
    async work() {
      const now = context.now();
      const sweep = drainedAt === null || now - sweptAt >= sweepEveryMs || now < drainedAt;
      const floor = sweep ? null : Math.min(drainedAt ?? now, now) - floorBehindMs;
      const claimed = await advanceDueRuns(context, now, floor);
      if (claimed === batchSize) return 0;
      drainedAt = now;
      if (sweep) sweptAt = now;
      const next = await nextWakeAfter(db, now);
      return next === null ? Number.POSITIVE_INFINITY : Math.max(1, next - context.now());
    },
  });
}

/** Claims and moves one batch in one transaction. Returns how many runs were claimed. */
export async function advanceDueRuns(
  context: EngineContext,
  now: number,
  floor: number | null,
): Promise<number> {
  const result = await transact(context.db, async (trx) => {
    const runs = await claimDueRuns(trx, now, floor, batchSize);
    if (runs.length === 0) return { claimed: 0, senders: 0, changed: false, faults: [] };
    const tally = new DeltaTally();
    const overdue = runs.filter((run) => isOverdue(run, now));
    const expired = await excludeQueuedMessages(trx, overdue.map(waitedFor), overdueReason);
    const held = overdue.filter((run) => !expired.has(waitedFor(run).id));
    const unanswered = await findGivenUp(trx, held.map(waitedFor), now - context.graceMs);
    const inFlight = held.filter((run) => !unanswered.has(waitedFor(run).id));
    for (const run of overdue) {
      const reason = expired.get(waitedFor(run).id);
      if (reason === undefined) continue;
      tally.add(run.versionId, run.state.activityId, `excluded:${reason}`);
    }
    const advanced = await advanceRuns(
      advanceWork(context, trx, tally),
      runs.filter((run) => !inFlight.includes(run)),
      (run): Trigger =>
        isOverdue(run, now)
          ? {
              kind: 'dispatched',
              outcome: 'expired',
              reason: unanswered.has(waitedFor(run).id)
                ? 'unknown'
                : (expired.get(waitedFor(run).id) ?? 'expired'),
            }
          : { kind: 'wake' },
      now,
    );
    await postponeRuns(trx, inFlight, now + inFlightRetryMs);
    await appendDeltas(trx, tally);
    return {
      claimed: runs.length,
      senders: advanced.senders.size,
      changed: tally.entries().length > 0,
      faults: advanced.faults,
    };
  });
  for (const { runId, error } of result.faults) {
    context.log.error({ run: runId, err: error }, 'a run could not be stepped and has failed');
  }
  if (result.senders > 0) context.signals.dispatch.raise();
  if (result.changed) context.signals.counts.raise();
  return result.claimed;
}

/** Whether the message this run waits for has passed its time. */
function isOverdue(run: LockedRun, now: number): boolean {
  const { waitingFor, deadlineAt } = run.state;
  return waitingFor === 'dispatch' && deadlineAt !== null && deadlineAt <= now;
}

/** The message a run at a WhatsApp activity waits for. */
function waitedFor(run: LockedRun): { bucket: number; id: string } {
  return { bucket: run.bucket, id: messageId(run, run.state.activityId, run.state.visit) };
}
