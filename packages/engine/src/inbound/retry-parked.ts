import { transact } from '../database/transact.ts';
import { isPassing } from '../database/trouble.ts';
import { isolate } from '../dead-letters/isolate.ts';
import { setAsideUpdate } from '../dead-letters/set-aside-update.ts';
import type { EngineContext } from '../engine-context.ts';
import { announceUpdates } from './announce-updates.ts';
import {
  forgetParkedUpdates,
  parkedForMs,
  postponeParkedUpdates,
  takeParkedUpdates,
} from './parked-updates.ts';
import { processUpdates } from './process-updates.ts';

const most = 500;

/** Tries parked updates whose time has come; those that can't be processed are set aside. Answers whether there may be more. */
export async function retryParked(context: EngineContext): Promise<boolean> {
  const now = context.now();
  try {
    return (await retryTaken(context, now, null)) === most;
  } catch (error) {
    if (isPassing(error)) throw error;
    context.log.error({ err: error }, 'a batch of parked updates failed; the faulty are set aside');
    const due = await transact(context.db, (trx) => takeParkedUpdates(trx, most, now));
    await isolate(
      due.map(({ id }) => id),
      (ids) => retryTaken(context, now, ids),
      (id, cause) => transact(context.db, (trx) => setAsideUpdate(trx, id, cause, now)),
    );
    return due.length === most;
  }
}

async function retryTaken(
  context: EngineContext,
  now: number,
  only: readonly number[] | null,
): Promise<number> {
  const done = await transact(context.db, async (trx) => {
    const parked = await takeParkedUpdates(trx, most, now, only);
    if (parked.length === 0) return null;
    const processed = await processUpdates(
      context,
      trx,
      parked.map(({ senderId, update, receivedAt }) => ({
        senderId,
        update,
        final: receivedAt <= now - parkedForMs,
        receivedAt,
      })),
      now,
    );
    const unmatched = new Set(processed.unmatched.map(({ update }) => update));
    const isUnmatched = ({ update }: (typeof parked)[number]): boolean => unmatched.has(update);
    await postponeParkedUpdates(
      trx,
      parked.filter(isUnmatched).map(({ id }) => id),
      now,
    );
    await forgetParkedUpdates(
      trx,
      parked.filter((one) => !isUnmatched(one)).map(({ id }) => id),
    );
    return { processed, count: parked.length };
  });
  if (done === null) return 0;
  announceUpdates(context, done.processed, now);
  return done.count;
}
