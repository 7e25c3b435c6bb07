/**
 * How many rows a lane takes at once. After a batch that could not be processed it takes half as many, until the row
 * that makes it fail is alone and can be set aside; after each success twice as many again.
 */
export class BatchSize {
  readonly #largest: number;
  #size: number;

  constructor(largest: number) {
    this.#largest = largest;
    this.#size = largest;
  }

  get size(): number {
    return this.#size;
  }

  grow(): void {
    this.#size = Math.min(this.#largest, this.#size * 2);
  }

  /** True when the batch that failed was a single row already. */
  shrink(): boolean {
    const wasAlone = this.#size === 1;
    this.#size = Math.max(1, Math.floor(this.#size / 2));
    return wasAlone;
  }
}
