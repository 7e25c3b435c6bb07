import { AnswerTime } from './answer-time.ts';
import type { RecentSends } from './load-recent-sends.ts';
import { SlidingCount } from './sliding-count.ts';

/** Longest standstill that is made up for afterwards, seconds. */
const burstSeconds = 0.1;
/** Answers differ by this much without anything being wrong, ms. */
const latenessMs = 15;
/** Fewer of the answers of a second than this are no limit that was reached, but chance. */
const strayShare = 0.05;
/** The rate never falls below this share of the published one. */
const leastShare = 0.05;
/** One burst of objections counts once, ms. */
const objectionMs = 1000;
/** After an objection the rate comes back this fast, as a share of the published one per second … */
const quickRecovery = 0.1;
/** … up to this share of the rate that Meta objected to … */
const safeShare = 0.9;
/** … and, after as much time without another objection, ms … */
const cautiousMs = 60_000;
/** … goes on this slowly. */
const slowRecovery = 0.01;

/**
 * How fast a sender may send. Two rules hold: tokens come evenly at the rate, and within any second no
 * more than the rate is used. Short standstills are made up for, and still no second exceeds the rate. A new owner starts
 * without tokens and as if the second before were used up, since it may have been, until it knows better.
 *
 * Meta's answer 130429, when it is more than a stray one, halves the rate. It recovers to nine tenths of what went through when Meta objected, waits a
 * minute and goes on slowly, never beyond the published rate. Times are monotonic ms.
 */
export class Rate {
  #published: number;
  #current: number;
  #tokens = 0;
  #filledAt: number;
  readonly #used: SlidingCount;
  /** Those of them that came in. */
  readonly #heard: SlidingCount;
  readonly #accepted: SlidingCount;
  readonly #objections: SlidingCount;
  #objectedAt = Number.NEGATIVE_INFINITY;
  #answerTime = new AnswerTime();
  /** What went through per second when Meta objected last. */
  #ceiling = Number.POSITIVE_INFINITY;

  constructor(messagesPerSecond: number, now: number) {
    this.#published = messagesPerSecond;
    this.#current = messagesPerSecond;
    this.#filledAt = now;
    this.#used = new SlidingCount(now);
    this.#heard = new SlidingCount(now);
    this.#accepted = new SlidingCount(now);
    this.#objections = new SlidingCount(now);
    this.restart(now);
  }

  /** Messages per second at the moment. */
  get perSecond(): number {
    return this.#current;
  }

  /** The sender has a new owner. */
  restart(now: number): void {
    this.#tokens = 0;
    this.#filledAt = now;
    this.#used.fill(this.#current, now);
    this.#answerTime = new AnswerTime();
  }

  /**
   * It is known what the owner before has sent, and that it sent nothing for `silentMs`: that counts, and what came in.
   * It never used more than the rate within a second, so of what has no answer no more can have left than that allowed.
   */
  resume({ answered, unanswered }: RecentSends, silentMs: number, now: number): void {
    const known = answered.reduce((sum, { count }) => sum + count, 0);
    const left = Math.max(0, Math.ceil(this.#current) - known);
    this.#tokens = 0;
    this.#filledAt = now - silentMs;
    this.#used.load(
      [...answered, { ageMs: 0, count: Math.min(unanswered, left) }].map(({ ageMs, count }) => ({
        ageMs: ageMs + silentMs,
        count,
      })),
      now,
    );
    this.#used.add(this.#heard.total(now), now);
  }

  publish(messagesPerSecond: number): void {
    if (messagesPerSecond === this.#published) return;
    this.#published = messagesPerSecond;
    this.#current = messagesPerSecond;
    this.#ceiling = Number.POSITIVE_INFINITY;
  }

  /** Messages that may leave at `now`. */
  available(now: number): number {
    const passed = Math.max(0, now - this.#filledAt) / 1000;
    this.#filledAt = now;
    this.#recover(passed, now);
    const most = Math.max(1, this.#current * burstSeconds);
    this.#tokens = Math.min(most, this.#tokens + passed * this.#current);
    const left = Math.max(1, this.#current) - this.#used.total(now);
    // Sums of fractions may miss a whole number by a hair.
    return Math.max(0, Math.floor(Math.min(this.#tokens, left) + 1e-6));
  }

  /** Ms until a message may leave; when the last second is used up, until that should be asked again. */
  untilNext(now: number): number {
    if (this.available(now) >= 1) return 0;
    return Math.max(1, Math.ceil(((1 - this.#tokens) / this.#current) * 1000));
  }

  /** Messages leave. */
  take(count: number, now: number): void {
    this.#tokens -= count;
    this.#used.add(count, now);
  }

  /** Messages came in: Meta counts both directions. At most a second's worth is owed. */
  spend(count: number, now: number): void {
    this.available(now);
    this.#tokens = Math.max(this.#tokens - count, -this.#current);
    this.#used.add(count, now);
    this.#heard.add(count, now);
  }

  /**
   * Meta accepted a message whose answer took so long, ms. One that took longer than usual was probably counted later by
   * as much: where requests come in a crowd, because something stood still, it is their arrival that must not exceed the rate.
   */
  accept(tookMs: number, now: number): void {
    this.#accepted.add(1, now);
    const usualMs = this.#answerTime.learn(tookMs, now);
    if (tookMs - usualMs > latenessMs) this.#used.postpone(tookMs, usualMs, now);
  }

  /** Meta said that the number sends too fast. */
  slowDown(now: number): void {
    this.#objections.add(1, now);
    const objections = this.#objections.total(now);
    const accepted = this.#accepted.total(now);
    if (objections <= (objections + accepted) * strayShare) return;
    if (now - this.#objectedAt < objectionMs) return;
    this.#objectedAt = now;
    const least = Math.max(1, this.#published * leastShare);
    this.#ceiling = Math.max(least, Math.min(this.#current, accepted));
    this.#current = Math.max(least, this.#current / 2);
    this.#tokens = Math.min(this.#tokens, 0);
  }

  #recover(seconds: number, now: number): void {
    if (this.#current >= this.#published) return;
    const calmMs = now - this.#objectedAt;
    if (calmMs <= objectionMs) return;
    const step = (share: number, most: number): number =>
      Math.max(this.#current, Math.min(most, this.#current + seconds * this.#published * share));
    const safe = Math.min(this.#published, this.#ceiling * safeShare);
    if (this.#current < safe) this.#current = step(quickRecovery, safe);
    else if (calmMs > cautiousMs) this.#current = step(slowRecovery, this.#published);
  }
}
