import { setTimeout as sleep } from 'node:timers/promises';

import type { EngineContext } from '../engine-context.ts';
import type { DispatchSender } from '../leases/load-senders.ts';
import { settleAnswers, type Answered } from './settle-answers.ts';

/** Answers that come within this time are stored together. */
const groupMs = 10;
/** Most answers stored in one transaction. */
const largestGroup = 500;
/** While somebody waits for other work. */
const smallGroup = 200;
/** So few answers are stored as what somebody waits for. */
const fewAnswers = 50;
const longestPauseMs = 5000;

/** Stores the answers of one sender's messages group by group. While the database is away they are held here. */
export class AnswerStore {
  readonly #context: EngineContext;
  /** For what touches hundreds of rows. */
  readonly #bulk: EngineContext;
  /** For what touches few rows. */
  readonly #prompt: EngineContext;
  readonly #sender: () => DispatchSender;
  readonly #stored: (answers: readonly Answered[]) => void;
  #answers: Answered[] = [];
  #isStoring = false;

  /** `stored` is called with each group once it is committed. */
  constructor(
    context: EngineContext,
    sender: () => DispatchSender,
    stored: (answers: readonly Answered[]) => void,
  ) {
    this.#context = context;
    this.#bulk = { ...context, db: context.bulk };
    this.#prompt = { ...context, db: context.prompt };
    this.#sender = sender;
    this.#stored = stored;
  }

  add(answer: Answered): void {
    this.#answers.push(answer);
    if (!this.#isStoring) void this.#storeAll();
  }

  async #storeAll(): Promise<void> {
    this.#isStoring = true;
    let failures = 0;
    await sleep(groupMs);
    while (this.#answers.length > 0) {
      const most = this.#context.rightOfWay.isUsed ? smallGroup : largestGroup;
      const group = this.#answers.slice(0, most);
      // One group after the other: their rows are locked in key order, group by group.
      // oxlint-disable-next-line no-await-in-loop
      if (!(await this.#store(group, failures))) {
        failures += 1;
        continue;
      }
      failures = 0;
      this.#answers = this.#answers.slice(group.length);
      this.#stored(group);
      const left = this.#answers.length;
      // oxlint-disable-next-line no-await-in-loop
      if (left > 0 && left < most) await sleep(groupMs);
    }
    this.#isStoring = false;
  }

  /** False when it failed, after a pause that grows with the failures before. */
  async #store(group: readonly Answered[], failuresBefore: number): Promise<boolean> {
    const sender = this.#sender();
    const failures = failuresBefore + 1;
    try {
      await settleAnswers(group.length > fewAnswers ? this.#bulk : this.#prompt, sender, group);
      return true;
    } catch (error) {
      const { log } = this.#context;
      log.error({ sender: sender.id, err: error, failures }, 'answers could not be stored yet');
      await sleep(Math.min(longestPauseMs, 50 * 2 ** Math.min(failures, 7)));
      return false;
    }
  }
}
