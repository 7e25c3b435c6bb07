/** Messages that people sent, by sender. */
export type HeardMessages = ReadonlyMap<string, number>;

/**
 * Counts messages that came in, for the owners of their senders: Meta's throughput counts them like those
 * that go out. Listeners get sums, at most once per `coalesceMs`.
 */
export class Heard {
  readonly #counts = new Map<string, number>();
  readonly #listeners = new Set<(heard: HeardMessages) => void>();
  readonly #coalesceMs: number;
  #timer: NodeJS.Timeout | null = null;

  constructor(coalesceMs = 50) {
    this.#coalesceMs = coalesceMs;
  }

  add(senderId: string, messages: number): void {
    this.#counts.set(senderId, (this.#counts.get(senderId) ?? 0) + messages);
    if (this.#timer !== null) return;
    this.#timer = setTimeout(() => this.#tell(), this.#coalesceMs).unref();
  }

  /** Returns the way to stop it. */
  onHeard(listener: (heard: HeardMessages) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #tell(): void {
    this.#timer = null;
    const heard = new Map(this.#counts);
    this.#counts.clear();
    for (const listener of this.#listeners) listener(heard);
  }
}
