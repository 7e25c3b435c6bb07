import type { Rate } from './rate.ts';

/** A claimed message that waits for its token. */
export interface PacedMessage {
  /** False when it may not leave any more: it goes at once, and comes back as withheld. */
  mayLeave(): boolean;
  leave(): void;
}

/** Messages that leave in one turn of the event loop, so that it stays free for everything else. */
const mostAtOnce = 25;
/** Shortest pause between turns: fast senders let several go at once. */
const tickMs = 4;

/**
 * Lets a sender's claimed messages leave one by one as its rate allows, the triggered ones first. Holds no
 * more than a claim or two: what is queued here has left the outbox's order.
 */
export class Pacer {
  readonly #rate: Rate;
  readonly #drained: () => void;
  #triggered: PacedMessage[] = [];
  #bulk: PacedMessage[] = [];
  #running = false;

  /** `drained` is called whenever messages have left. */
  constructor(rate: Rate, drained: () => void) {
    this.#rate = rate;
    this.#drained = drained;
  }

  /** Messages that wait. */
  get size(): number {
    return this.#triggered.length + this.#bulk.length;
  }

  /** Triggered messages that wait. */
  get triggered(): number {
    return this.#triggered.length;
  }

  add(messages: readonly PacedMessage[], lane: 'triggered' | 'bulk'): void {
    (lane === 'triggered' ? this.#triggered : this.#bulk).push(...messages);
    this.#run();
  }

  /** Looks at once which messages may not leave any more. */
  flush(): void {
    for (const message of this.#removeWithheld()) message.leave();
  }

  #run(): void {
    if (this.#running) return;
    this.#running = true;
    this.#turn();
  }

  #turn(): void {
    const now = performance.now();
    const free = Math.min(mostAtOnce, this.#rate.available(now));
    const leaving = takeFirst(this.#triggered, free);
    leaving.push(...takeFirst(this.#bulk, free - leaving.length));
    this.#rate.take(leaving.length, now);
    for (const message of leaving) message.leave();
    if (leaving.length > 0) this.#drained();
    if (this.size === 0) this.#running = false;
    else if (this.#rate.available(performance.now()) >= mostAtOnce)
      setImmediate(() => this.#turn());
    else setTimeout(() => this.#turn(), Math.max(tickMs, this.#rate.untilNext(performance.now())));
  }

  #removeWithheld(): PacedMessage[] {
    const withheld: PacedMessage[] = [];
    const keep = (message: PacedMessage): boolean => {
      if (message.mayLeave()) return true;
      withheld.push(message);
      return false;
    };
    this.#triggered = this.#triggered.filter(keep);
    this.#bulk = this.#bulk.filter(keep);
    return withheld;
  }
}

/** Removes up to `count` messages that may leave, from the front; those before them that may not go at once. */
function takeFirst(queue: PacedMessage[], count: number): PacedMessage[] {
  const taken: PacedMessage[] = [];
  let place = 0;
  for (; place < queue.length && taken.length < count; place += 1) {
    const message = queue[place];
    if (message?.mayLeave() === true) taken.push(message);
    else message?.leave();
  }
  queue.splice(0, place);
  return taken;
}
