/** Meta lets one message per 6 s through from a number to a person (Cloud API, throughput: pair rate limit). */
const intervalMs = 6000;
/** Messages that may go at once, paid back by silence of the same length. */
const burst = 45;
/** Room that a burst has before each next message must wait its interval. */
const toleranceMs = (burst - 1) * intervalMs;

/** How far back attempts matter to a new owner: a whole burst is paid back by then. */
export const pairMemoryMs = burst * intervalMs;

/**
 * The pair limit of one sender, in its owner's memory: for each person the moment at which everything
 * sent so far is paid back. People who are paid back are forgotten. All moments are ms since the epoch.
 */
export class PairGate {
  readonly #paidBackAt = new Map<string, number>();
  #sweepAtSize = 10_000;

  /** The earliest moment, not before `now`, at which this person may be written to. */
  freeAt(address: string, now: number): number {
    return Math.max(now, (this.#paidBackAt.get(address) ?? 0) - toleranceMs);
  }

  /** A message to this person left, or is about to. */
  take(address: string, now: number): void {
    const before = Math.max(now, this.#paidBackAt.get(address) ?? 0);
    this.#paidBackAt.set(address, before + intervalMs);
    if (this.#paidBackAt.size >= this.#sweepAtSize) this.#forget(now);
  }

  /** Meta said that this person got too many messages. */
  holdUntil(address: string, until: number): void {
    const known = this.#paidBackAt.get(address) ?? 0;
    this.#paidBackAt.set(address, Math.max(known, until + toleranceMs));
  }

  /**
   * Takes over what an earlier owner had sent by `asOf`: moments in rising order. What was taken here since then is owed
   * on top.
   */
  load(address: string, sentAt: readonly number[], asOf: number): void {
    const owed = sentAt.reduce((until, at) => Math.max(until, at) + intervalMs, 0);
    const since = Math.max(0, (this.#paidBackAt.get(address) ?? 0) - asOf);
    this.#paidBackAt.set(address, Math.max(owed, asOf) + since);
  }

  #forget(now: number): void {
    for (const [address, at] of this.#paidBackAt) {
      if (at <= now) this.#paidBackAt.delete(address);
    }
    this.#sweepAtSize = Math.max(10_000, this.#paidBackAt.size * 2);
  }
}
