import { setTimeout as sleep } from 'node:timers/promises';

import type { EngineContext } from '../engine-context.ts';
import { createLane, type Lane } from '../lanes/lane.ts';
import { foldDeltas } from './fold-deltas.ts';

const foldEveryMs = 500;

/** Folds deltas twice a second while there are any, and says which versions' numbers moved. */
export function createCountLane(
  context: EngineContext,
  folded: (versionIds: readonly number[]) => void,
): Lane {
  let lastFoldAt = Number.NEGATIVE_INFINITY;
  return createLane({
    name: 'counts',
    signal: context.signals.counts,
    log: context.log,
    book: context.lanes,
    async work() {
      const sinceLast = performance.now() - lastFoldAt;
      if (sinceLast < foldEveryMs) await sleep(foldEveryMs - sinceLast);
      lastFoldAt = performance.now();
      const versionIds = await foldDeltas(context.db, context.now());
      if (versionIds.length > 0) folded(versionIds);
      return Number.POSITIVE_INFINITY;
    },
  });
}
