import { appendDeltas } from '../counts/append-deltas.ts';
import { DeltaTally } from '../counts/delta-tally.ts';
import { transact } from '../database/transact.ts';
import type { EngineContext } from '../engine-context.ts';
import { createLane, type Lane } from '../lanes/lane.ts';
import { Signal } from '../lanes/signal.ts';
import { forgetOldRecipients } from './portfolio-usage.ts';
import { presumeDropped, timesToLive } from './presume-dropped.ts';

const everyMs = 5 * 60_000;
const batchSize = 1000;

/** Closes what never got delivered within its time to live, and forgets people who no longer count. */
export function createDeliveryTimer(context: EngineContext): Lane {
  return createLane({
    name: 'delivery-timer',
    signal: new Signal(),
    log: context.log,
    book: context.lanes,
    probeMs: everyMs,
    async work() {
      await closeUndelivered(context);
      await forgetOldRecipients(context.db, context.now());
      return everyMs;
    },
  });
}

/** Answers how many messages were presumed dropped. */
export async function closeUndelivered(
  context: Pick<EngineContext, 'db' | 'signals' | 'now'>,
): Promise<number> {
  let closed = 0;
  for (const seconds of await timesToLive(context.db)) {
    for (let last = batchSize; last === batchSize;) {
      // One batch after the other, so that locks are short.
      // oxlint-disable-next-line no-await-in-loop
      last = await transact(context.db, async (trx) => {
        const tally = new DeltaTally();
        const dropped = await presumeDropped(trx, seconds, batchSize, context.now());
        for (const { versionId, activity } of dropped) {
          if (versionId !== null && activity !== null) {
            tally.add(versionId, activity, 'presumed_dropped');
          }
        }
        await appendDeltas(trx, tally);
        return dropped.length;
      });
      closed += last;
    }
  }
  if (closed > 0) context.signals.counts.raise();
  return closed;
}
