/** People of an audience read at once, to begin with: so the first messages of a launch leave soon. */
const firstSize = 5000;
/** The most at once: a third of a second of the database's work. Larger ones are no faster. */
const largestSize = 20_000;
/** While somebody waits for other work. */
const smallSize = 1000;
/** So long pieces stay as they begin, ms: with a launch come its first messages, and soon what people answer. */
const growAfterMs = 1000;

/**
 * How much of an audience is read in one transaction. Pieces grow while nobody waits for anything else, since each costs its
 * statements and its commit; once somebody does they are small, and grow anew afterwards.
 */
export class SliceSize {
  readonly #now: () => number;
  #since: number | null = null;
  #size = firstSize;

  /** `now`: a monotonic clock, ms. */
  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
  }

  /** How many people to read next. `isWaitedFor`: somebody waits for other work. */
  next(isWaitedFor: boolean): number {
    if (isWaitedFor) {
      this.begin();
      return smallSize;
    }
    this.#since ??= this.#now();
    if (this.#now() - this.#since >= growAfterMs)
      this.#size = Math.min(largestSize, this.#size * 2);
    return this.#size;
  }

  /** The next audience begins with a piece of the first size. */
  begin(): void {
    this.#since = null;
    this.#size = firstSize;
  }
}
