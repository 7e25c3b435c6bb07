/**
 * A sender's token bucket: a quarter of a second of its rate at most, empty when a new owner starts.
 * Meta's answer 130429 halves the rate; every second without one gives a tenth of the published rate
 * back, never more than that. Times are monotonic ms.
 */
export class Rate {
  #published: number;
  #current: number;
  #tokens = 0;
  #filledAt: number;
  #slowedAt = Number.NEGATIVE_INFINITY;

  constructor(messagesPerSecond: number, now: number) {
    this.#published = messagesPerSecond;
    this.#current = messagesPerSecond;
    this.#filledAt = now;
  }

  /** Messages per second at the moment. */
  get perSecond(): number {
    return this.#current;
  }

  publish(messagesPerSecond: number): void {
    if (messagesPerSecond === this.#published) return;
    this.#published = messagesPerSecond;
    this.#current = messagesPerSecond;
  }

  /** Whole tokens there are at `now`. */
  available(now: number): number {
    const passed = Math.max(0, now - this.#filledAt) / 1000;
    this.#filledAt = now;
    const calm = (now - this.#slowedAt) / 1000;
    if (calm > 1 && this.#current < this.#published) {
      this.#current = Math.min(this.#published, this.#current + passed * this.#published * 0.1);
    }
    this.#tokens = Math.min(this.#capacity(), this.#tokens + passed * this.#current);
    return Math.floor(this.#tokens);
  }

  /** Ms until a whole token is there. */
  untilNext(now: number): number {
    if (this.available(now) >= 1) return 0;
    return Math.ceil(((1 - this.#tokens) / this.#current) * 1000);
  }

  take(count: number): void {
    this.#tokens -= count;
  }

  /** Uses tokens up for what others did; at most a second's worth is owed. */
  spend(count: number, now: number): void {
    this.available(now);
    this.#tokens = Math.max(this.#tokens - count, -this.#current);
  }

  /** Meta said that the number sends too fast. One burst of such answers counts once. */
  slowDown(now: number): void {
    if (now - this.#slowedAt < 1000) return;
    this.#slowedAt = now;
    this.#current = Math.max(1, this.#current / 2);
    this.#tokens = Math.min(this.#tokens, 0);
  }

  #capacity(): number {
    return Math.max(1, this.#current / 4);
  }
}
