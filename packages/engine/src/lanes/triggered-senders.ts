/**
 * Tells who dispatches that a triggered message was queued, and for which senders. It need not wait for a round of
 * everybody's dispatch lane, and only the senders concerned look.
 */
export class TriggeredSenders {
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
