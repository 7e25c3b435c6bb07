import { setTimeout as sleep } from 'node:timers/promises';

import type { Kysely } from 'kysely';
import type { Logger } from 'pino';

import type { Database } from '../database/schema.ts';
import type { Lease } from '../leases/lease.ts';
import { loadRecentPairs } from './load-recent-pairs.ts';
import { loadRecentSends } from './load-recent-sends.ts';
import { pairMemoryMs, type PairGate } from './pair-gate.ts';
import type { Rate } from './rate.ts';

/**
 * Longest wait for whom the owner before has written to often, ms: after minutes at a high rate that is a long read. Who
 * gets one message too many meanwhile has it refused, and again later.
 */
const longestLearningMs = 500;

/** What a sender's limits are kept by in its owner's memory. */
export interface Limits {
  rate: Rate;
  pairs: PairGate;
}

/** What a new owner has to know of what the owner before has sent: it counts for the limits of the number and of each person. */
export class RecentSends {
  readonly #db: Kysely<Database>;
  readonly #log: Logger;
  readonly #senderId: string;
  readonly #limits: Limits;
  #lease: Lease | null = null;
  #isKnown = false;

  constructor(
    { db, log }: { db: Kysely<Database>; log: Logger },
    senderId: string,
    limits: Limits,
  ) {
    this.#db = db;
    this.#log = log;
    this.#senderId = senderId;
    this.#limits = limits;
  }

  /** The sender became ours, perhaps once more: what others have sent meanwhile is not known. */
  own(lease: Lease): void {
    this.#lease = lease;
    this.#isKnown = false;
    this.#limits.rate.restart(performance.now());
  }

  /** Before this nothing may be claimed. */
  get isKnown(): boolean {
    return this.#isKnown;
  }

  /** Reads it, for the present lease. What was read for one that was lost meanwhile, and perhaps had again, is left. */
  async learn(now: number): Promise<void> {
    const lease = this.#lease;
    if (lease === null) return;
    await Promise.all([
      this.#learnSends(lease, now),
      Promise.race([this.#learnPairs(lease, now), sleep(longestLearningMs)]),
    ]);
    if (this.#lease === lease) this.#isKnown = true;
  }

  async #learnSends(lease: Lease, now: number): Promise<void> {
    const sends = await loadRecentSends(this.#db, this.#senderId, now);
    if (this.#lease !== lease) return;
    const resumedAt = performance.now();
    this.#limits.rate.resume(sends, resumedAt - lease.takenAt, resumedAt);
  }

  async #learnPairs(lease: Lease, now: number): Promise<void> {
    try {
      const people = await loadRecentPairs(this.#db, this.#senderId, now - pairMemoryMs);
      if (this.#lease !== lease) return;
      for (const [address, sentAt] of people) this.#limits.pairs.load(address, sentAt, now);
    } catch (error) {
      this.#log.warn(
        { sender: this.#senderId, err: error },
        'who was written to often is not known',
      );
    }
  }
}
