import type { Meter } from '../metering/meter.ts';

/** How a lane is doing. Moments are those of `performance.now()`. */
export interface LaneEntry {
  readonly lane: string;
  /** When its present round began; null between rounds. */
  readonly roundSince: number | null;
  /** Between rounds: when it goes round again at the latest. */
  readonly dueAt: number;
  /** A round that takes longer, ms, is one that hangs. */
  readonly longestRoundMs: number;
  /** Rounds that failed since one went well. */
  readonly failures: number;
}

/** What a lane that hangs, or keeps failing, is told by. */
export interface LaneTrouble {
  readonly lane: string;
  readonly kind: 'hangs' | 'late' | 'fails';
  /** For how long, ms; of one that fails, how many rounds in a row. */
  readonly amount: number;
}

/** Between rounds a busy process may be late by this, ms. */
const patienceMs = 30_000;
const failuresInARow = 5;

/** Knows which lanes of a process go round. */
export class LaneBook {
  readonly #entries = new Map<string, LaneEntry>();
  readonly #meter: Meter;

  constructor(meter: Meter) {
    this.#meter = meter;
  }

  /** `longestRoundMs`: 30 s unless a lane waits for others in its rounds. */
  began(lane: string, longestRoundMs = 30_000): void {
    const now = performance.now();
    const failures = this.#entries.get(lane)?.failures ?? 0;
    this.#entries.set(lane, { lane, roundSince: now, dueAt: now, longestRoundMs, failures });
  }

  /** `pauseMs`: how long it sleeps at most. */
  ended(lane: string, pauseMs: number, failed = false): void {
    const entry = this.#entries.get(lane);
    if (entry === undefined) return;
    const now = performance.now();
    this.#meter.laneRound(lane, (now - (entry.roundSince ?? now)) / 1000, failed);
    const failures = failed ? entry.failures + 1 : 0;
    this.#entries.set(lane, { ...entry, roundSince: null, dueAt: now + pauseMs, failures });
  }

  /** The lane has ended in good order. */
  closed(lane: string): void {
    this.#entries.delete(lane);
  }

  troubles(now = performance.now()): LaneTrouble[] {
    return [...this.#entries.values()].flatMap((entry) => troubleOf(entry, now));
  }
}

function troubleOf(entry: LaneEntry, now: number): LaneTrouble[] {
  const { lane, roundSince, dueAt, longestRoundMs, failures } = entry;
  if (roundSince !== null && now - roundSince > longestRoundMs) {
    return [{ lane, kind: 'hangs', amount: now - roundSince }];
  }
  if (roundSince === null && now - dueAt > patienceMs) {
    return [{ lane, kind: 'late', amount: now - dueAt }];
  }
  return failures >= failuresInARow ? [{ lane, kind: 'fails', amount: failures }] : [];
}
