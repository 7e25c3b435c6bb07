import { transact } from '../database/transact.ts';
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

/** Tries parked updates whose time has come. Answers whether there may be more. */
export async function retryParked(context: EngineContext): Promise<boolean> {
  const now = context.now();
  const done = await transact(context.db, async (trx) => {
    const parked = await takeParkedUpdates(trx, most, now);
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
  if (done === null) return false;
  announceUpdates(context, done.processed, now);
  return done.count === most;
}
