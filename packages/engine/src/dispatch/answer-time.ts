/** How long the shortest answer is remembered, ms; it is forgotten after twice as long. */
const spanMs = 5000;
/** The first requests wait for connections and for whoever wakes up: until then no answer time is usual, ms. */
const learningMs = 1000;
/** How much each answer tells of what answers take on average. */
const answerShare = 0.01;
/** What is usual is never longer than the shortest and this, ms: a standstill is not usual, however many wait for its end. */
const longestDelayMs = 10;

/** What an answer usually takes: about the average of the last hundred. Times are monotonic ms. */
export class AnswerTime {
  #firstAt: number | null = null;
  #spanSince = 0;
  #shortest = Number.POSITIVE_INFINITY;
  #shortestBefore = Number.POSITIVE_INFINITY;
  #average = 0;

  /** Learns of an answer. Returns what is usual; 0 while nothing is known. */
  learn(tookMs: number, now: number): number {
    if (this.#firstAt === null) {
      this.#firstAt = now;
      this.#average = tookMs;
    }
    if (now - this.#spanSince >= spanMs) {
      this.#shortestBefore = this.#shortest;
      this.#shortest = Number.POSITIVE_INFINITY;
      this.#spanSince = now;
    }
    this.#shortest = Math.min(this.#shortest, tookMs);
    this.#average += (tookMs - this.#average) * answerShare;
    if (now - this.#firstAt < learningMs) return 0;
    const shortest = Math.min(this.#shortest, this.#shortestBefore);
    return Math.min(this.#average, shortest + longestDelayMs);
  }
}
