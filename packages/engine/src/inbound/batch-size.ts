/** About as many bytes as 500 statuses have: a transaction of some ten milliseconds. */
export const batchBytes = 400_000;
const mostWebhooks = 500;
const firstWebhooks = 50;

/** How many webhooks a transaction takes, by the size of those that came last: Meta puts 1 to 1,000 updates in one. */
export class BatchSize {
  #webhooks = firstWebhooks;
  #taken = 0;
  readonly #bytes: number;

  /** `bytes`: how large a batch may be. */
  constructor(bytes = batchBytes) {
    this.#bytes = bytes;
  }

  get limit(): { webhooks: number; bytes: number } {
    return { webhooks: this.#webhooks, bytes: this.#bytes };
  }

  /** Bytes of all batches so far. */
  get taken(): number {
    return this.#taken;
  }

  /** Notes a batch. Answers whether it was as large as may be: more may be waiting. */
  note(webhooks: number, bytes: number): boolean {
    this.#taken += bytes;
    const isFull = webhooks >= this.#webhooks || bytes >= this.#bytes;
    if (webhooks > 0) {
      const wanted = Math.ceil((this.#bytes * webhooks) / Math.max(1, bytes));
      this.#webhooks = Math.min(mostWebhooks, Math.max(1, wanted));
    }
    return isFull;
  }
}
