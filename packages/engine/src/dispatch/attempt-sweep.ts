import type { EngineContext } from '../engine-context.ts';
import type { DispatchSender } from '../leases/load-senders.ts';
import { loadUnresolvedAttempts, type UnresolvedAttempt } from './load-unresolved-attempts.ts';
import { loadWebhookProof } from './load-webhook-proof.ts';
import { isUndecided, mayResend } from './may-resend.ts';
import { presumeLost } from './presume-lost.ts';
import { settleAnswers, type Answered } from './settle-answers.ts';

/** How far back a sweep looks for claims that nobody works on; each takeover, and a sweep a minute, looks at all. */
const claimsMs = 10 * 60_000;
const allEveryMs = 60_000;

/** Looks after a sender's attempts without an answer that nobody in this process waits for. */
export class AttemptSweep {
  readonly #context: EngineContext;
  /** Under which this process has owned the sender. */
  readonly #epochs = new Set<number>();
  #sweptAllAt = Number.NEGATIVE_INFINITY;

  constructor(context: EngineContext) {
    this.#context = context;
  }

  /** The sender became ours: what its last owner left is looked for everywhere. */
  own(epoch: number): void {
    this.#epochs.add(epoch);
    this.#sweptAllAt = Number.NEGATIVE_INFINITY;
  }

  /** Reads them. `known` are on their way; nothing else of the sender may be claimed meanwhile. */
  async read(senderId: string, known: ReadonlySet<string>): Promise<UnresolvedAttempt[]> {
    const context = this.#context;
    const began = performance.now();
    const all = began - this.#sweptAllAt >= allEveryMs;
    const since = all ? null : context.now() - claimsMs;
    const unresolved = await loadUnresolvedAttempts(context.db, senderId, known, since);
    if (all) this.#sweptAllAt = began;
    return unresolved;
  }

  /**
   * Claims of an earlier owner may have left: unknown. A claim of an epoch of ours that this process knows nothing of
   * was never started: its commit was not answered. What is proven lost is queued again. Returns the addresses that get
   * nothing else until the next sweep: one message at a time per person, so that order holds.
   */
  async settle(
    sender: DispatchSender,
    unresolved: readonly UnresolvedAttempt[],
  ): Promise<string[]> {
    const { log } = this.#context;
    const abandoned = unresolved.flatMap((attempt): Answered[] =>
      attempt.state === 'unknown'
        ? []
        : [{ message: attempt, verdict: this.#abandonedVerdict(attempt.epoch) }],
    );
    if (abandoned.length > 0) {
      log.warn({ sender: sender.id, count: abandoned.length }, 'attempts found without an owner');
      await settleAnswers(this.#context, sender, abandoned);
    }
    const undecided = await this.#sendLostAgain(
      sender.id,
      unresolved.filter(({ state }) => state === 'unknown'),
    );
    // What became unknown just now, however old its claim, is judged by the next sweep.
    const unjudged = abandoned.filter(({ verdict }) => verdict.kind === 'unknown');
    return [...unjudged.map(({ message }) => message), ...undecided].map(({ number }) => number);
  }

  #abandonedVerdict(epoch: number | null): Answered['verdict'] {
    if (epoch === null || !this.#epochs.has(epoch))
      return { kind: 'unknown', detail: 'owner_gone' };
    return { kind: 'unsent', detail: 'never_started' };
  }

  /** Returns those of which it may still turn up what became of them. */
  async #sendLostAgain(
    senderId: string,
    unknown: readonly UnresolvedAttempt[],
  ): Promise<readonly UnresolvedAttempt[]> {
    if (unknown.length === 0) return [];
    const { db, log, graceMs } = this.#context;
    const now = this.#context.now();
    const proof = await loadWebhookProof(db, senderId);
    const lost = unknown.filter((attempt) => mayResend(attempt, proof, graceMs, now));
    const undecided = unknown.filter((attempt) => isUndecided(attempt, proof, graceMs, now));
    if (lost.length === 0) return undecided;
    const queued = await presumeLost(db, lost, now);
    log.warn({ sender: senderId, count: queued.size }, 'unknown messages are sent again');
    return undecided.filter(({ messageId }) => !queued.has(messageId));
  }
}
