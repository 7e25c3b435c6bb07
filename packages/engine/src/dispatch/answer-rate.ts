/** Long enough to even out groups of answers, ms. */
const spanMs = 500;
/** A rate that is older says nothing about now, ms. */
const staleMs = 2000;

/** How many answers a second were stored lately. Moments are monotonic ms. */
export class AnswerRate {
  #since: number;
  #answers = 0;
  #perSecond = 0;

  constructor(now: number) {
    this.#since = now;
  }

  note(answers: number, now: number): void {
    const passed = now - this.#since;
    if (passed > staleMs) this.#answers = 0;
    this.#answers += answers;
    if (passed < spanMs) return;
    this.#perSecond = passed > staleMs ? 0 : (this.#answers * 1000) / passed;
    this.#answers = 0;
    this.#since = now;
  }

  perSecond(now: number): number {
    return now - this.#since > staleMs ? 0 : this.#perSecond;
  }
}
