import type { EngineContext } from '../engine-context.ts';
import { createLane, type Lane } from '../lanes/lane.ts';
import { Signal } from '../lanes/signal.ts';
import type { DueRange } from '../runs/claim-due-runs.ts';
import { nextWakeAfter } from '../runs/next-wake-after.ts';
import { runLanes, type RunLane } from '../runs/run-lane.ts';
import { advanceDueRuns, type AdvancedBatch } from './advance-due-runs.ts';
import { ClaimFloor } from './claim-floor.ts';

const batchSize = 500;
/** What a batch that writes no messages may grow to while there is a backlog: fewer statements and commits per run. */
const longestBatch = 1000;
/** Small, so that whoever woke a run is served within milliseconds; a crowd is taken in full batches. */
const wokenBatchSize = 50;
const sweepEveryMs = 10_000;
/** How long the lanes rest while sending is held. */
const heldMs = 1000;

/**
 * Moves due runs on. What somebody woke has a loop of its own, beside a second one for what has come due by
 * itself and, behind that, for what launches let in; when that loop can't keep up, a third one helps,
 * so that one batch is stepped while another is being stored.
 */
export function createAdvanceLane(context: EngineContext): Pick<Lane, 'start' | 'stop'> {
  const floors = new Map<RunLane, ClaimFloor>([
    [runLanes.woken, new ClaimFloor(10_000)],
    [runLanes.time, new ClaimFloor(10_000)],
    // A launch lets thousands in within a second, slice by slice and in order.
    [runLanes.launched, new ClaimFloor(1000)],
  ]);
  const help = new Signal();
  const backlog: Backlog = { limit: batchSize };
  const lanes = [
    createWokenLane(context, floors),
    createDueLane(context, floors, help, backlog),
    createHelpingLane(context, floors, help, backlog),
    createSweepLane(context, floors),
  ];
  return {
    start() {
      for (const lane of lanes) lane.start();
    },
    async stop() {
      await Promise.all(lanes.map((lane) => lane.stop()));
    },
  };
}

type Floors = ReadonlyMap<RunLane, ClaimFloor>;

/** Size of the next batch of what is due by itself, for both loops that work on it. */
interface Backlog {
  limit: number;
}

function createWokenLane(context: EngineContext, floors: Floors): Lane {
  const prompt = { ...context, db: context.prompt };
  let limit = wokenBatchSize;
  return createLane({
    name: 'advance-woken',
    signal: context.signals.woken,
    log: context.log,
    book: context.lanes,
    async work() {
      if (context.sending.isHeld()) return heldMs;
      const now = context.now();
      const batch = await advanceDueRuns(
        limit === wokenBatchSize ? prompt : context,
        now,
        dueRanges(floors, [runLanes.woken], now),
        limit,
      );
      raiseFloors(floors, batch, now);
      const more = batch.claimed === limit;
      limit = more ? batchSize : wokenBatchSize;
      return more ? 0 : Number.POSITIVE_INFINITY;
    },
  });
}

const ownTime = [runLanes.time, runLanes.launched];

function createDueLane(
  context: EngineContext,
  floors: Floors,
  help: Signal,
  backlog: Backlog,
): Lane {
  return createLane({
    name: 'advance',
    signal: context.signals.advance,
    log: context.log,
    book: context.lanes,
    async work() {
      if (context.sending.isHeld()) return heldMs;
      const now = context.now();
      const { limit } = backlog;
      const batch = await advanceDueRuns(context, now, dueRanges(floors, ownTime, now), limit);
      raiseFloors(floors, batch, now);
      backlog.limit =
        batch.claimed < limit || batch.sends ? batchSize : Math.min(longestBatch, limit * 2);
      if (batch.claimed === limit) {
        help.raise();
        return 0;
      }
      const next = await nextWakeAfter(context.db, runLanes.time, now);
      return next === null ? Number.POSITIVE_INFINITY : Math.max(1, next - context.now());
    },
  });
}

/** Works beside the due lane while that one finds full batches. */
function createHelpingLane(
  context: EngineContext,
  floors: Floors,
  help: Signal,
  backlog: Backlog,
): Lane {
  let asked = false;
  help.onRaise(() => {
    asked = true;
  });
  return createLane({
    name: 'advance-helping',
    signal: help,
    log: context.log,
    book: context.lanes,
    async work() {
      if (!asked) return Number.POSITIVE_INFINITY;
      asked = false;
      if (context.sending.isHeld()) return heldMs;
      const now = context.now();
      await advanceDueRuns(context, now, dueRanges(floors, ownTime, now), backlog.limit);
      return Number.POSITIVE_INFINITY;
    },
  });
}

/**
 * Looks below the floors every ten seconds, on a connection of its own: under a transaction that has been
 * open for minutes this wades through everything moved since, and nobody has to wait for it.
 */
function createSweepLane(context: EngineContext, floors: Floors): Lane {
  return createLane({
    name: 'advance-sweep',
    signal: new Signal(),
    log: context.log,
    book: context.lanes,
    probeMs: sweepEveryMs,
    async work() {
      if (context.sending.isHeld()) return heldMs;
      const now = context.now();
      const ranges = [...floors].flatMap(([lane, floor]): DueRange[] => {
        const to = floor.at(now);
        return to === null ? [] : [{ lane, from: null, to }];
      });
      if (ranges.length === 0) return sweepEveryMs;
      const { claimed } = await advanceDueRuns(context, now, ranges, batchSize);
      return claimed === batchSize ? 0 : sweepEveryMs;
    },
  });
}

function dueRanges(floors: Floors, lanes: readonly RunLane[], now: number): DueRange[] {
  return lanes.map((lane) => ({ lane, from: floors.get(lane)?.at(now) ?? null, to: now }));
}

function raiseFloors(floors: Floors, { lanes }: AdvancedBatch, now: number): void {
  for (const { lane, full, reachedAt } of lanes) {
    if (!full) floors.get(lane)?.drained(now);
    else if (reachedAt !== null) floors.get(lane)?.claimed(reachedAt);
  }
}
