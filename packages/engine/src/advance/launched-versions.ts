import { firstSenders } from '@waypost/journey';

import {
  deepestOutbox,
  loadOutboxDepths,
  type OutboxDepth,
} from '../dispatch/load-outbox-depths.ts';
import type { EngineContext } from '../engine-context.ts';
import type { PublishedVersion } from '../journeys/published-versions.ts';
import type { DueRange } from '../runs/claim-due-runs.ts';
import { findLaunchedVersions, findOverlookedVersions } from '../runs/find-launched-versions.ts';
import { runLanes } from '../runs/run-lane.ts';
import { ClaimFloor } from './claim-floor.ts';

/** A sender has enough to do with what it can send in this time, seconds … */
const enoughSeconds = 1;
/** … and with no fewer messages than this. */
const leastEnough = 500;
/** What has become this much less than enough, as a share, is filled up again: not one message at a time. */
const refillShare = 0.25;
/** Fewer at once for a sender that is slower than this process, messages: everybody else gets a turn between. */
const pacedBatch = 100;
/** Versions whose place is remembered. */
const mostKnown = 1000;

/** What may be claimed of launched runs now. */
export interface LaunchedRanges {
  ranges: DueRange[];
  /** There are more, whose senders have enough to do for the moment. */
  isHeldBack: boolean;
}

/**
 * Whom launches have let in, version by version. Those whose message a sender could not send soon anyway stay where they
 * are: a blast costs what its sender can send, however many people it is for.
 */
export class LaunchedVersions {
  readonly #floors = new Map<number, ClaimFloor>();
  readonly #senders = new WeakMap<PublishedVersion, ReadonlySet<string>>();

  /** Looks once what is due and for whom there is room, the longest due first. */
  async open({ db, versions }: EngineContext, now: number): Promise<LaunchedRanges> {
    const known = [...this.#floors].map(([versionId, floor]) => ({
      versionId,
      from: floor.at(now),
    }));
    const found = await findLaunchedVersions(db, known, now);
    // Known from now on, so that nobody looks for others behind it in vain.
    for (const { versionId, isPaused } of found) if (isPaused) this.#floorOf(versionId);
    const due = found.filter(({ isPaused }) => !isPaused);
    if (due.length === 0) return { ranges: [], isHeldBack: false };
    const published = await versions.load(
      db,
      due.map(({ versionId }) => versionId),
    );
    const sendersOf = (versionId: number): ReadonlySet<string> =>
      this.#sendersOf(published.get(versionId));
    const senderIds = new Set(due.flatMap(({ versionId }) => [...sendersOf(versionId)]));
    const depths = new Map(
      (await loadOutboxDepths(db, [...senderIds], now)).map((depth) => [depth.senderId, depth]),
    );
    const ranges = due.flatMap(({ versionId }): DueRange[] => {
      const most = Math.min(
        ...[...sendersOf(versionId)].map((senderId) => roomOf(depths.get(senderId))),
      );
      const from = this.#floorOf(versionId).at(now);
      return most > 0 ? [{ lane: runLanes.launched, versionId, from, to: now, most }] : [];
    });
    return { ranges, isHeldBack: ranges.length < due.length };
  }

  /** What was committed below the present claims. */
  async overlooked({ db }: EngineContext, now: number): Promise<DueRange[]> {
    const looked = [...this.#floors].flatMap(([versionId, floor]) => {
      const before = floor.at(now);
      return before === null ? [] : [{ versionId, before }];
    });
    const found = new Set(await findOverlookedVersions(db, looked));
    return looked.flatMap(({ versionId, before }): DueRange[] =>
      found.has(versionId) ? [{ lane: runLanes.launched, versionId, from: null, to: before }] : [],
    );
  }

  /** Everything due of the version was claimed. */
  drained(versionId: number, now: number): void {
    this.#floorOf(versionId).drained(now);
  }

  /** As many as could be were claimed, the last of them due at `reachedAt`. */
  claimed(versionId: number, reachedAt: number): void {
    this.#floorOf(versionId).claimed(reachedAt);
  }

  #floorOf(versionId: number): ClaimFloor {
    const known = this.#floors.get(versionId);
    if (known !== undefined) return known;
    // A launch lets thousands in within a second, slice by slice and in order.
    const floor = new ClaimFloor(1000);
    this.#floors.set(versionId, floor);
    const [oldest] = this.#floors.keys();
    if (this.#floors.size > mostKnown && oldest !== undefined) this.#floors.delete(oldest);
    return floor;
  }

  #sendersOf(version: PublishedVersion | undefined): ReadonlySet<string> {
    if (version === undefined) return new Set();
    const known = this.#senders.get(version) ?? firstSenders(version.graph);
    this.#senders.set(version, known);
    return known;
  }
}

/** How many more messages a sender may get; any number for one that is not known to be busy. */
function roomOf(depth: OutboxDepth | undefined): number {
  if (depth === undefined) return Number.POSITIVE_INFINITY;
  const bySpeed = Math.max(leastEnough, depth.messagesPerSecond * enoughSeconds);
  const enough = Math.min(deepestOutbox, bySpeed);
  const room = enough - depth.messages;
  if (room < enough * refillShare) return 0;
  return bySpeed < deepestOutbox ? Math.min(pacedBatch, room) : room;
}
