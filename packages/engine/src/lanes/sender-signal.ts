/** Tells who dispatches for which senders messages were queued, so that only those concerned look. */
export class SenderSignal {
  readonly #listeners = new Set<(senderIds: ReadonlySet<string>) => void>();

  /** Called after the commit that queued their messages. */
  tell(senderIds: ReadonlySet<string>): void {
    if (senderIds.size === 0) return;
    for (const listener of this.#listeners) listener(senderIds);
  }

  /** Returns the way to stop it. */
  onTold(listener: (senderIds: ReadonlySet<string>) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}
