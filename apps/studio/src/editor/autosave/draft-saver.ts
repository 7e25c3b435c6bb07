import { isSameValue } from '@waypost/journey';
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
  /** `base` is the draft both started from. */
  | { kind: 'conflict'; conflict: DraftConflict<Draft>; base: Draft };

/** How one attempt to save ended. A thrown error counts as a failure that may pass. */
export type SaveResult<Draft = Graph> = { revision: number } | { conflict: DraftConflict<Draft> };

/** Work that the server does not have: the draft, and what it was made of. */
export interface Unsaved<Draft = Graph> {
  draft: Draft;
  /** The draft as the server had it on that revision. */
  base: Draft;
  revision: number;
}

/** A place outside the page where unsaved work outlives it. */
export interface Shelf<Draft = Graph> {
  /** False when it can't be kept. */
  keep: (unsaved: Unsaved<Draft>) => Promise<boolean>;
  forget: () => void;
}

export interface DraftSaverOptions<Draft = Graph> {
  /** Saves a draft made on that revision; null overwrites whatever is there. */
  save: (draft: Draft, revision: number | null) => Promise<SaveResult<Draft>>;
  revision: number;
  /** The draft of that revision. */
  base: Draft;
  shelf?: Shelf<Draft>;
  /** Quiet time after the last change before it is saved, ms. */
  delayMs?: number;
  /** Waiting times between attempts that failed, ms; the last one repeats. */
  retryMs?: readonly number[];
}

/**
 * Keeps the server's draft in step with the author's: waits for a pause in the work, saves one draft
 * at a time, tries again when the network fails, and stops at a conflict until the author decides.
 * What the server does not have yet is kept on the shelf.
 */
export class DraftSaver<Draft = Graph> {
  #state: SaveState<Draft> = { kind: 'saved' };
  #draft: Draft | null = null;
  #taken: Draft | null = null;
  #base: Draft;
  /** Was sent and got no answer: it may have been saved all the same. */
  #unanswered: Draft | null = null;
  #kept: Draft | null = null;
  #revision: number;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #attempts = 0;
  #running: Promise<void> | null = null;
  readonly #save: DraftSaverOptions<Draft>['save'];
  readonly #shelf: Shelf<Draft> | undefined;
  readonly #delayMs: number;
  readonly #retryMs: readonly number[];
  readonly #listeners = new Set<() => void>();

  constructor({
    save,
    revision,
    base,
    shelf,
    delayMs = 600,
    retryMs = [2000, 4000, 8000, 15_000, 30_000],
  }: DraftSaverOptions<Draft>) {
    this.#save = save;
    this.#revision = revision;
    this.#base = base;
    this.#shelf = shelf;
    this.#delayMs = delayMs;
    this.#retryMs = retryMs;
  }

  get state(): SaveState<Draft> {
    return this.#state;
  }

  get revision(): number {
    return this.#revision;
  }

  /** Whether nothing is lost when the page closes now: it is on the server, or on the shelf. */
  get isSafe(): boolean {
    return this.#draft === null || this.#kept === this.#draft;
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** The author changed the draft. Showing theirs after `takeTheirs` is no change. */
  change(draft: Draft): void {
    if (draft === this.#taken && this.#draft === null) return;
    this.#draft = draft;
    this.#keep(draft);
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
    this.#settled(conflict.draft, conflict.revision);
    this.#shelf?.forget();
    this.#become({ kind: 'saved' });
    return conflict.draft;
  }

  /** Answers a conflict with one draft made of both, which is saved on top of theirs. */
  takeBoth(joined: Draft): void {
    if (this.#state.kind !== 'conflict') return;
    const { conflict } = this.#state;
    this.#settled(conflict.draft, conflict.revision);
    this.#become({ kind: 'waiting' });
    this.change(joined);
  }

  /** Stops trying by itself; `flush` still works. */
  stop(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
  }

  #keep(draft: Draft): void {
    const keeping = this.#shelf?.keep({ draft, base: this.#base, revision: this.#revision });
    void keeping?.then((isKept) => {
      if (isKept) this.#kept = draft;
    });
  }

  /** The server has this draft, on this revision. */
  #settled(draft: Draft, revision: number): void {
    this.#attempts = 0;
    this.#unanswered = null;
    this.#base = draft;
    this.#revision = revision;
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
        if (!('conflict' in result)) this.#settled(draft, result.revision);
        else if (this.#isOurs(result.conflict.draft, draft)) {
          this.#settled(result.conflict.draft, result.conflict.revision);
        } else {
          this.#become({ kind: 'conflict', conflict: result.conflict, base: this.#base });
          return;
        }
        revision = this.#revision;
        if (isSameValue(this.#base, this.#draft)) this.#draft = null;
        else this.#keep(this.#draft);
      } catch {
        this.#unanswered = draft;
        const wait = this.#retryMs[Math.min(this.#attempts, this.#retryMs.length - 1)] ?? 30_000;
        this.#attempts += 1;
        this.#become({ kind: 'failed' });
        this.#schedule(wait);
        return;
      }
    }
    this.#shelf?.forget();
    this.#become({ kind: 'saved' });
  }

  /** What stands in the way is our own work: an earlier attempt was saved, and only its answer got lost. */
  #isOurs(present: Draft, draft: Draft): boolean {
    return (
      isSameValue(present, draft) ||
      (this.#unanswered !== null && isSameValue(present, this.#unanswered))
    );
  }

  #become(state: SaveState<Draft>): void {
    this.#state = state;
    for (const listener of this.#listeners) listener();
  }
}
