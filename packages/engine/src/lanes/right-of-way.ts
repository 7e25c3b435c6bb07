import { setTimeout } from 'node:timers/promises';

/** So long after work for somebody who waits, ms, work that nobody waits for still takes turns. */
const rememberedMs = 1000;
/** Longest rest of work that nobody waits for, ms. */
const longestRestMs = 250;

/**
 * Whoever waits goes first: while events, taps or triggered messages come in, work that nobody waits for (reading an
 * audience, the first steps of a launch) is done in small pieces, and rests after each for as long as it took.
 */
export class RightOfWay {
  #usedAt = Number.NEGATIVE_INFINITY;
  readonly #now: () => number;

  /** `now`: a monotonic clock, ms. */
  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
  }

  /** Something that somebody waits for is being done. */
  use(): void {
    this.#usedAt = this.#now();
  }

  /** Somebody waits, or did a moment ago. */
  get isUsed(): boolean {
    return this.#now() - this.#usedAt < rememberedMs;
  }

  /** Rests after such a piece of work; at once over when everything stops. `tookMs`: how long it took. */
  async give(tookMs: number, stopping: AbortSignal): Promise<void> {
    const restMs = this.restAfter(tookMs);
    if (restMs > 0) await setTimeout(restMs, undefined, { signal: stopping }).catch(() => {});
  }

  /** How long to rest after a piece of work that nobody waits for and that took `tookMs`; ms. */
  restAfter(tookMs: number): number {
    return this.isUsed ? Math.min(longestRestMs, tookMs) : 0;
  }
}
