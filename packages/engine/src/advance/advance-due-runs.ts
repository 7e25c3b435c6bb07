import type { Trigger } from '@waypost/journey';
import type { Transaction } from 'kysely';

import { appendDeltas } from '../counts/append-deltas.ts';
import { DeltaTally } from '../counts/delta-tally.ts';
import type { Database } from '../database/schema.ts';
import { transact } from '../database/transact.ts';
import { isPassing } from '../database/trouble.ts';
import { isolate } from '../dead-letters/isolate.ts';
import { setAsideRuns } from '../dead-letters/set-aside-runs.ts';
import { raiseSignals } from '../dispatch/raise-signals.ts';
import type { EngineContext } from '../engine-context.ts';
import { claimDueRuns, type DueRange } from '../runs/claim-due-runs.ts';
import { findDueRuns, lockDueRun, type RunKey } from '../runs/due-run-keys.ts';
import { lockDueRuns } from '../runs/lock-due-runs.ts';
import type { LockedRun } from '../runs/locked-run.ts';
import { findPausedJourneys } from '../journeys/find-paused-journeys.ts';
import { postponeRuns } from '../runs/postpone-runs.ts';
import { messageId } from '../runs/run-ids.ts';
import { runLanes, type RunLane } from '../runs/run-lane.ts';
import { advanceRuns, advanceWork, type AdvanceResult, type AdvanceWork } from './advance-runs.ts';
import { excludeQueuedMessages, overdue as overdueReason } from './exclude-queued-messages.ts';
import { findGivenUp } from './find-given-up.ts';

/** A run whose expired message may be on its way is looked at again after this long. */
const inFlightRetryMs = 5000;

/** What one batch found. */
export interface AdvancedBatch {
  claimed: number;
  /** Messages were written. */
  sends: boolean;
  /** How far each lane looked at has come. */
  lanes: readonly ClaimedLane[];
}

export interface ClaimedLane {
  lane: RunLane;
  /** Of the version looked at; null: of all. */
  versionId: number | null;
  /** As many as the batch had room for were claimed: more may be due. */
  full: boolean;
  /** When the last claimed run was due, ms since the epoch; null when none was. */
  reachedAt: number | null;
}

/**
 * Claims and moves one batch in one transaction: the first lane first, the next fills what room is left.
 * Without ranges it takes whatever is due, lane by lane.
 */
export async function advanceDueRuns(
  context: EngineContext,
  now: number,
  ranges: readonly DueRange[] = everythingDue(now),
  limit = 500,
): Promise<AdvancedBatch> {
  try {
    return await advanceBatch(context, now, (trx) => claimRanges(trx, ranges, limit));
  } catch (error) {
    if (isPassing(error)) throw error;
    context.log.error({ err: error }, 'a batch of runs failed; the faulty are set aside');
    return {
      claimed: await isolateFaulty(context, now, ranges, limit),
      sends: true,
      lanes: [],
    };
  }
}

/** Moves what is due in smaller and smaller batches, and sets aside the runs that fail alone. */
async function isolateFaulty(
  context: EngineContext,
  now: number,
  ranges: readonly DueRange[],
  limit: number,
): Promise<number> {
  let looked = 0;
  for (const range of ranges) {
    // Lane by lane: the first goes first.
    // oxlint-disable-next-line no-await-in-loop
    const due = await findDueRuns(context.db, range, Math.min(limit, range.most ?? limit));
    looked += due.length;
    // oxlint-disable-next-line no-await-in-loop
    await isolate(
      due,
      (some) => advanceBatch(context, now, (trx) => claimThese(trx, some, now)),
      (run, error) => setAsideAlone(context, run, error, now),
    );
  }
  return looked;
}

async function claimThese(
  trx: Transaction<Database>,
  keys: readonly RunKey[],
  now: number,
): Promise<ClaimedRuns> {
  return { runs: await lockDueRuns(trx, keys, now), lanes: [] };
}

async function setAsideAlone(
  context: EngineContext,
  key: RunKey,
  error: unknown,
  now: number,
): Promise<void> {
  await transact(context.db, async (trx) => {
    const held = await lockDueRun(trx, key, now);
    await setAsideRuns(
      trx,
      held.map((run) => ({ run, trigger: { kind: 'wake' }, error })),
      now,
    );
  });
}

interface ClaimedRuns {
  runs: LockedRun[];
  lanes: ClaimedLane[];
}

async function claimRanges(
  trx: Transaction<Database>,
  ranges: readonly DueRange[],
  limit: number,
): Promise<ClaimedRuns> {
  const runs: LockedRun[] = [];
  const lanes: ClaimedLane[] = [];
  for (const range of ranges) {
    if (runs.length === limit) break;
    const room = Math.min(limit - runs.length, range.most ?? limit);
    const claimed = await claimDueRuns(trx, range, room);
    lanes.push({
      lane: range.lane,
      versionId: range.versionId ?? null,
      full: claimed.length === room,
      reachedAt: claimed.at(-1)?.wakeAt ?? null,
    });
    runs.push(...claimed);
  }
  return { runs, lanes };
}

/** Moves the runs that `claim` locks, in its transaction. */
async function advanceBatch(
  context: EngineContext,
  now: number,
  claim: (trx: Transaction<Database>) => Promise<ClaimedRuns>,
): Promise<AdvancedBatch> {
  const began = performance.now();
  const result = await transact(context.db, async (trx) => {
    const { runs, lanes } = await claim(trx);
    const tally = new DeltaTally();
    const advanced = await moveDueRuns(context, advanceWork(context, trx, tally), runs, now);
    await appendDeltas(trx, tally);
    return { claimed: runs.length, lanes, advanced, tally };
  });
  const { advanced, tally, ...batch } = result;
  if (batch.claimed > 0) {
    context.meter.stepped(batch.claimed, (performance.now() - began) / 1000);
  }
  tellOfMoves(context, advanced, tally, now);
  const sends = advanced.triggeredSenders.size + advanced.bulkSenders.size > 0;
  return { ...batch, sends };
}

/** After the commit of moves: wakes those who have work by them, and tells of the runs that had to be set aside. */
export function tellOfMoves(
  context: EngineContext,
  moved: AdvanceResult,
  tally: DeltaTally,
  now: number,
): void {
  for (const { runId, error } of moved.faults) {
    context.log.error({ run: runId, err: error }, 'a run could not be stepped and was set aside');
  }
  raiseSignals(context.signals, moved, tally, now);
}

function everythingDue(now: number): DueRange[] {
  return Object.values(runLanes).map((lane) => ({ lane, from: null, to: now }));
}

/** Moves locked runs that are due: on from where they wait, or out of a message whose time is over. */
export async function moveDueRuns(
  context: EngineContext,
  work: AdvanceWork,
  runs: readonly LockedRun[],
  now: number,
) {
  const { trx, tally } = work;
  const late = runs.filter((run) => isOverdue(run, now));
  const paused = await findPausedJourneys(
    trx,
    late.map(({ journeyId }) => journeyId),
  );
  const overdue = late.filter(({ journeyId }) => !paused.has(journeyId));
  const isOver = new Set(overdue);
  const expired = await excludeQueuedMessages(trx, overdue.map(waitedFor), overdueReason);
  const held = overdue.filter((run) => !expired.has(waitedFor(run).id));
  const unanswered = await findGivenUp(trx, held.map(waitedFor), now - context.graceMs);
  const inFlight = new Set(held.filter((run) => !unanswered.has(waitedFor(run).id)));
  for (const run of overdue) {
    const reason = expired.get(waitedFor(run).id);
    if (reason === undefined) continue;
    tally.add(run.versionId, run.state.activityId, `excluded:${reason}`);
  }
  const advanced = await advanceRuns(
    work,
    runs.filter((run) => !inFlight.has(run)),
    (run): Trigger =>
      isOver.has(run)
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
  await postponeRuns(trx, [...inFlight], now + inFlightRetryMs);
  return advanced;
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
