import { ensurePartitions } from '../database/partitions.ts';
import type { EngineContext } from '../engine-context.ts';
import { createLane, type Lane } from '../lanes/lane.ts';
import { Signal } from '../lanes/signal.ts';

const everyMs = 60 * 60_000;

/**
 * Keeps next month's partitions ready while the process runs for months. A month that began without
 * its partition would fill the default one, and could not be given its own any more.
 */
export function createUpkeepLane(context: EngineContext): Lane {
  return createLane({
    name: 'upkeep',
    signal: new Signal(),
    log: context.log,
    book: context.lanes,
    probeMs: everyMs,
    async work() {
      await ensurePartitions(context.db, new Date(context.now()));
      return everyMs;
    },
  });
}
