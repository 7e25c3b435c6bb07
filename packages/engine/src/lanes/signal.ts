/**
 * Wakes a lane inside this process. A signal raised while nobody waits is kept for the next wait, so
 * work committed during a round is never slept over.
 */
export class Signal {
  #raised = false;
  #wake: (() => void) | null = null;
  readonly #listeners = new Set<() => void>();

  raise(): void {
    this.#raised = true;
    this.#wake?.();
    for (const listener of this.#listeners) listener();
  }

  /** Called at each raise, besides the waiting lane; used to tell other processes. Returns the way to stop it. */
  onRaise(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Wakes the lane without telling the listeners: for news that came from another process. */
  raiseHere(): void {
    this.#raised = true;
    this.#wake?.();
  }

  /** Resolves when the signal is raised, or after `ms`. */
  async wait(ms: number): Promise<void> {
    if (!this.#raised && ms > 0) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, Math.min(ms, 2 ** 31 - 1));
        this.#wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
      this.#wake = null;
    }
    this.#raised = false;
  }
}
