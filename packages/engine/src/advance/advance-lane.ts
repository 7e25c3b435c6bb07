import type { EngineContext } from '../engine-context.ts';
import { createLane, type Lane } from '../lanes/lane.ts';
import { Signal } from '../lanes/signal.ts';
import type { DueRange } from '../runs/claim-due-runs.ts';
import { nextWakeAfter } from '../runs/next-wake-after.ts';
import { runLanes, type RunLane } from '../runs/run-lane.ts';
import { advanceDueRuns, type AdvancedBatch } from './advance-due-runs.ts';
import { ClaimFloor } from './claim-floor.ts';
import { LaunchedVersions } from './launched-versions.ts';

const batchSize = 500;
/** What a batch that writes no messages may grow to while there is a backlog: fewer statements and commits per run. */
const longestBatch = 1000;
/** While somebody waits for other work. */
const smallBatch = 100;
/** Small, so that whoever woke a run is served within milliseconds; a crowd is taken in full batches. */
const wokenBatchSize = 50;
const sweepEveryMs = 10_000;
/** How long the lanes rest while sending is held. */
const heldMs = 1000;
/** How soon it is looked again whether a sender has less to do. */
const roomEveryMs = 250;

/**
 * Moves due runs on. What somebody woke has a loop of its own, what has come due by itself another one, and what
 * launches let in a third; when one of the two latter can't keep up, a helper works beside it, so that one batch is
 * stepped while another is being stored.
 */
export function createAdvanceLane(context: EngineContext): Pick<Lane, 'start' | 'stop'> {
  const floors = new Map<RunLane, ClaimFloor>([
    [runLanes.woken, new ClaimFloor(10_000)],
    [runLanes.time, new ClaimFloor(10_000)],
  ]);
  const launched = new LaunchedVersions();
  const bulk = { ...context, db: context.bulk };
  const lanes = [
    createWokenLane(context, floors),
    ...withHelp(context, { name: 'advance', signal: context.signals.advance }, (limit, leads) =>
      advanceTime(bulk, floors, limit, leads),
    ),
    ...withHelp(
      context,
      { name: 'advance-launched', signal: context.signals.launched },
      async (limit, leads, stopping) => {
        const { rightOfWay } = context;
        if (!rightOfWay.isUsed) return advanceLaunched(bulk, launched, limit, leads);
        const began = performance.now();
        const done = await advanceLaunched(bulk, launched, smallBatch, leads);
        await rightOfWay.give(performance.now() - began, stopping);
        return { ...done, isBehind: false };
      },
    ),
    createSweepLane(context, floors, launched),
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

function createWokenLane(context: EngineContext, floors: Floors): Lane {
  const prompt = { ...context, db: context.prompt };
  const bulk = { ...context, db: context.bulk };
  let limit = wokenBatchSize;
  return createLane({
    name: 'advance-woken',
    signal: context.signals.woken,
    log: context.log,
    book: context.lanes,
    async work() {
      if (context.sending.isHeld()) return heldMs;
      const now = context.now();
      const range = rangeOf(floors, runLanes.woken, now);
      const batch = await advanceDueRuns(
        limit === wokenBatchSize ? prompt : bulk,
        now,
        [range],
        limit,
      );
      raiseFloors(floors, batch, now);
      const more = batch.claimed === limit;
      if (batch.claimed > 0 && !more) context.rightOfWay.use();
      limit = more ? batchSize : wokenBatchSize;
      return more ? 0 : Number.POSITIVE_INFINITY;
    },
  });
}

/** What one round of a lane came to. */
interface Round {
  /** More is due than was claimed. */
  isBehind: boolean;
  /** Messages were written. */
  sends: boolean;
  /** After how many ms it should be looked again, unless a signal comes before. */
  nextInMs: number;
}

/** A lane, and another loop that works beside it while it finds full batches. */
function withHelp(
  context: EngineContext,
  { name, signal }: { name: string; signal: Signal },
  /** `leads`: not the helper, which finds what the other one has not got and so knows nothing of how far they are. */
  round: (limit: number, leads: boolean, stopping: AbortSignal) => Promise<Round>,
): Lane[] {
  const { log, lanes: book, sending } = context;
  const help = new Signal();
  let limit = batchSize;
  let asked = false;
  const first = createLane({
    name,
    signal,
    log,
    book,
    async work(stopping) {
      if (sending.isHeld()) return heldMs;
      const { isBehind, sends, nextInMs } = await round(limit, true, stopping);
      limit = !isBehind || sends ? batchSize : Math.min(longestBatch, limit * 2);
      if (!isBehind) return nextInMs;
      asked = true;
      help.raise();
      return 0;
    },
  });
  const second = createLane({
    name: `${name}-helping`,
    signal: help,
    log,
    book,
    async work(stopping) {
      if (!asked) return Number.POSITIVE_INFINITY;
      asked = false;
      if (sending.isHeld()) return heldMs;
      await round(limit, false, stopping);
      return Number.POSITIVE_INFINITY;
    },
  });
  return [first, second];
}

async function advanceTime(
  context: EngineContext,
  floors: Floors,
  limit: number,
  leads: boolean,
): Promise<Round> {
  const now = context.now();
  const batch = await advanceDueRuns(context, now, [rangeOf(floors, runLanes.time, now)], limit);
  if (leads) raiseFloors(floors, batch, now);
  const { sends } = batch;
  if (batch.claimed === limit) return { isBehind: true, sends, nextInMs: 0 };
  const next = await nextWakeAfter(context.db, runLanes.time, now);
  const nextInMs = next === null ? Number.POSITIVE_INFINITY : Math.max(1, next - context.now());
  return { isBehind: false, sends, nextInMs };
}

async function advanceLaunched(
  context: EngineContext,
  launched: LaunchedVersions,
  limit: number,
  leads: boolean,
): Promise<Round> {
  const now = context.now();
  const { ranges, isHeldBack } = await launched.open(context, now);
  if (ranges.length === 0) {
    const nextInMs = isHeldBack ? roomEveryMs : Number.POSITIVE_INFINITY;
    return { isBehind: false, sends: false, nextInMs };
  }
  const { lanes, claimed, sends } = await advanceDueRuns(context, now, ranges, limit);
  for (const { versionId, full, reachedAt } of lanes) {
    if (versionId === null || !leads) continue;
    if (!full) launched.drained(versionId, now);
    else if (reachedAt !== null) launched.claimed(versionId, reachedAt);
  }
  // What is not claimed in full batches is looked at again at once: there may be room for more, or more versions.
  return { isBehind: claimed === limit, sends, nextInMs: claimed > 0 ? 1 : roomEveryMs };
}

/**
 * Looks below the floors every ten seconds, on a connection of its own: under a transaction that has been
 * open for minutes this wades through everything moved since, and nobody has to wait for it.
 */
function createSweepLane(context: EngineContext, floors: Floors, launched: LaunchedVersions): Lane {
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
      ranges.push(...(await launched.overlooked(context, now)));
      if (ranges.length === 0) return sweepEveryMs;
      const { claimed } = await advanceDueRuns(context, now, ranges, batchSize);
      return claimed === batchSize ? 0 : sweepEveryMs;
    },
  });
}

function rangeOf(floors: Floors, lane: RunLane, now: number): DueRange {
  return { lane, from: floors.get(lane)?.at(now) ?? null, to: now };
}

function raiseFloors(floors: Floors, { lanes }: AdvancedBatch, now: number): void {
  for (const { lane, full, reachedAt } of lanes) {
    if (!full) floors.get(lane)?.drained(now);
    else if (reachedAt !== null) floors.get(lane)?.claimed(reachedAt);
  }
}
