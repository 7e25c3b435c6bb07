import type { Graph } from '@waypost/journey';

/** Somebody else's draft that stands in the way of ours. */
export interface DraftConflict<Draft = Graph> {
  revision: number;
  updatedBy: string;
  updatedAt: string;
  draft: Draft;
}

export type SaveState<Draft = Graph> =
  | { kind: 'saved' }
  /** Changed, and about to be saved. */
  | { kind: 'waiting' }
  | { kind: 'saving' }
  /** The last attempt failed; another follows by itself. */
  | { kind: 'failed' }
  | { kind: 'conflict'; conflict: DraftConflict<Draft> };

/** How one attempt to save ended. A thrown error counts as a failure that may pass. */
export type SaveResult<Draft = Graph> = { revision: number } | { conflict: DraftConflict<Draft> };

export interface DraftSaverOptions<Draft = Graph> {
  /** Saves a draft made on that revision; null overwrites whatever is there. */
  save: (draft: Draft, revision: number | null) => Promise<SaveResult<Draft>>;
  revision: number;
  /** Quiet time after the last change before it is saved, ms. */
  delayMs?: number;
  /** Waiting times between attempts that failed, ms; the last one repeats. */
  retryMs?: readonly number[];
}

/**
 * Keeps the server's draft in step with the author's: waits for a pause in the work, saves one draft
 * at a time, tries again when the network fails, and stops at a conflict until the author decides.
 */
export class DraftSaver<Draft = Graph> {
  #state: SaveState<Draft> = { kind: 'saved' };
  #draft: Draft | null = null;
  #taken: Draft | null = null;
  #revision: number;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #attempts = 0;
  #running: Promise<void> | null = null;
  readonly #save: DraftSaverOptions<Draft>['save'];
  readonly #delayMs: number;
  readonly #retryMs: readonly number[];
  readonly #listeners = new Set<() => void>();

  constructor({
    save,
    revision,
    delayMs = 600,
    retryMs = [2000, 4000, 8000, 15_000, 30_000],
  }: DraftSaverOptions<Draft>) {
    this.#save = save;
    this.#revision = revision;
    this.#delayMs = delayMs;
    this.#retryMs = retryMs;
  }

  get state(): SaveState<Draft> {
    return this.#state;
  }

  get revision(): number {
    return this.#revision;
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** The author changed the draft. Showing theirs after `takeTheirs` is no change. */
  change(draft: Draft): void {
    if (draft === this.#taken && this.#draft === null) return;
    this.#draft = draft;
    if (this.#state.kind === 'conflict' || this.#running) return;
    if (this.#state.kind !== 'failed') this.#become({ kind: 'waiting' });
    this.#schedule(this.#delayMs);
  }

  /** Saves what is not saved yet, at once. Resolves when there is nothing left to try. */
  async flush(): Promise<void> {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    if (this.#running) await this.#running;
    if (this.#draft === null || this.#state.kind === 'conflict') return;
    await this.#attempt();
  }

  /** Answers a conflict with ours: the other draft is overwritten. */
  async keepMine(): Promise<void> {
    if (this.#state.kind !== 'conflict') return;
    this.#become({ kind: 'waiting' });
    await this.#attempt(null);
  }

  /** Answers a conflict with theirs: our unsaved changes are dropped. Returns their draft. */
  takeTheirs(): Draft | null {
    if (this.#state.kind !== 'conflict') return null;
    const { conflict } = this.#state;
    this.#draft = null;
    this.#taken = conflict.draft;
    this.#revision = conflict.revision;
    this.#become({ kind: 'saved' });
    return conflict.draft;
  }

  /** Stops trying by itself; `flush` still works. */
  stop(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
  }

  #schedule(ms: number): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#timer = null;
      void this.#attempt();
    }, ms);
  }

  #attempt(revision: number | null = this.#revision): Promise<void> {
    this.#running ??= this.#run(revision).finally(() => {
      this.#running = null;
    });
    return this.#running;
  }

  async #run(firstRevision: number | null): Promise<void> {
    let revision = firstRevision;
    while (this.#draft !== null) {
      const draft = this.#draft;
      this.#become({ kind: 'saving' });
      try {
        const result = await this.#save(draft, revision);
        if ('conflict' in result) {
          this.#become({ kind: 'conflict', conflict: result.conflict });
          return;
        }
        this.#attempts = 0;
        this.#revision = result.revision;
        revision = result.revision;
        if (this.#draft === draft) this.#draft = null;
      } catch {
        const wait = this.#retryMs[Math.min(this.#attempts, this.#retryMs.length - 1)] ?? 30_000;
        this.#attempts += 1;
        this.#become({ kind: 'failed' });
        this.#schedule(wait);
        return;
      }
    }
    this.#become({ kind: 'saved' });
  }

  #become(state: SaveState<Draft>): void {
    this.#state = state;
    for (const listener of this.#listeners) listener();
  }
}
