/** How far behind the last drained moment claims still look (engine.md, section 1). */
const behindDrainedMs = 10_000;

/**
 * Where the claims of one lane begin to look, ms since the epoch. It rises when the lane is drained, and
 * while a backlog is worked off, so that no claim wades through what the earlier ones have moved. What
 * is committed below it (a transaction open for longer than the distance) is found by the sweep.
 */
export class ClaimFloor {
  readonly #behindClaimedMs: number;
  #floor: number | null = null;

  /** @param behindClaimedMs how far behind the last claimed run claims still look while the lane is behind */
  constructor(behindClaimedMs: number) {
    this.#behindClaimedMs = behindClaimedMs;
  }

  /** Null: from the very beginning. A clock that was put back takes the floor along. */
  at(now: number): number | null {
    return this.#floor === null ? null : Math.min(this.#floor, now - behindDrainedMs);
  }

  /** Nobody was due at `now` any more. */
  drained(now: number): void {
    this.#floor = now - behindDrainedMs;
  }

  /** A full batch was claimed, its last run due at `reachedAt`. */
  claimed(reachedAt: number): void {
    this.#floor = Math.max(
      this.#floor ?? Number.NEGATIVE_INFINITY,
      reachedAt - this.#behindClaimedMs,
    );
  }
}
