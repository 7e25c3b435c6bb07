import type { Store } from './open-store.ts';

interface Waiting {
  work: () => void;
  done: () => void;
  failed: (error: unknown) => void;
}

export interface GroupCommit {
  /** Resolves once `work` is committed to the file; work of the same moment shares one commit. */
  commit: (work: () => void) => Promise<void>;
}

/**
 * Joins everything that arrives in one turn of the event loop into one transaction: a commit per
 * message would be the slowest part of accepting it.
 */
export function createGroupCommit(store: Store): GroupCommit {
  let waiting: Waiting[] = [];

  const alone = (one: Waiting): void => {
    try {
      store.transaction(one.work);
      one.done();
    } catch (error) {
      one.failed(error);
    }
  };

  const flush = (): void => {
    const group = waiting;
    waiting = [];
    try {
      store.transaction(() => {
        for (const one of group) one.work();
      });
    } catch {
      for (const one of group) alone(one);
      return;
    }
    for (const one of group) one.done();
  };

  return {
    commit(work) {
      return new Promise((resolve, reject) => {
        if (waiting.length === 0) setImmediate(flush);
        waiting.push({ work, done: resolve, failed: reject });
      });
    },
  };
}
