const slotMs = 5;
/** A whole second and the slot that is being filled: never less than a second is counted. */
const slots = 1000 / slotMs + 1;

/** How many things happened within the last second. Counts in steps of 5 ms; times are monotonic ms. */
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

  /** One of those counted happened later than was thought: so long before `now`, ms. */
  postpone(fromMs: number, toMs: number, now: number): void {
    this.#advance(now);
    this.#addBack(fromMs, -1, now);
    this.#addBack(toMs, 1, now);
  }

  /** As if only this had happened: how many, and how long before `now`, ms. */
  load(earlier: readonly { ageMs: number; count: number }[], now: number): void {
    this.#slot = Math.floor(now / slotMs);
    this.#counts.fill(0);
    this.#total = 0;
    for (const { ageMs, count } of earlier) this.#addBack(ageMs, count, now);
  }

  /** What is older than all that is counted changes nothing. */
  #addBack(ageMs: number, count: number, now: number): void {
    const back = this.#slot - Math.floor((now - Math.max(0, ageMs)) / slotMs);
    if (back < 0 || back >= slots) return;
    const index = (((this.#slot - back) % slots) + slots) % slots;
    const before = this.#counts[index] ?? 0;
    this.#counts[index] = Math.max(0, before + count);
    this.#total += this.#counts[index] - before;
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
