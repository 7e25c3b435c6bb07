const slotMs = 10;
/** A whole second and the slot that is being filled: never less than a second is counted. */
const slots = 1000 / slotMs + 1;

/** How many things happened within the last second. Counts in steps of 10 ms; times are monotonic ms. */
export class SlidingCount {
  readonly #counts = new Float64Array(slots);
  #total = 0;
  #slot: number;

  constructor(now: number) {
    this.#slot = Math.floor(now / slotMs);
  }

  add(count: number, now: number): void {
    this.#advance(now);
    const index = this.#slot % slots;
    this.#counts[index] = (this.#counts[index] ?? 0) + count;
    this.#total += count;
  }

  total(now: number): number {
    this.#advance(now);
    return this.#total;
  }

  /** As if `perSecond` had happened evenly during the last second. */
  fill(perSecond: number, now: number): void {
    this.#advance(now);
    this.#counts.fill(perSecond / slots);
    this.#total = perSecond;
  }

  #advance(now: number): void {
    const slot = Math.floor(now / slotMs);
    if (slot - this.#slot >= slots) {
      this.#counts.fill(0);
      this.#total = 0;
    } else {
      for (let passed = this.#slot + 1; passed <= slot; passed += 1) {
        const index = passed % slots;
        this.#total -= this.#counts[index] ?? 0;
        this.#counts[index] = 0;
      }
    }
    this.#slot = Math.max(slot, this.#slot);
  }
}
