import type { EngineContext } from '../engine-context.ts';
import { releaseSending } from './release-sending.ts';

/** Releases sending and lets the lanes of this process go on at once; others notice within a second. */
export async function releaseHold(
  context: EngineContext,
  release: { decision: 'send' | 'discard'; actor: string },
): Promise<boolean> {
  const { db, sending, signals } = context;
  const { knownGeneration } = sending;
  const isReleased = await releaseSending(db, { ...release, knownGeneration }, context.now());
  if (!isReleased) return false;
  await sending.check(db);
  signals.advance.raise();
  signals.launched.raise();
  signals.woken.raise();
  signals.launches.raise();
  signals.dispatch.raise();
  return true;
}
