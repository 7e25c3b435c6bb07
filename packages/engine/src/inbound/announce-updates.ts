import { raiseSignals } from '../dispatch/raise-signals.ts';
import type { EngineContext } from '../engine-context.ts';
import type { ProcessedUpdates } from './process-updates.ts';

/** Wakes the lanes that have work after updates were committed. */
export function announceUpdates(
  context: EngineContext,
  processed: ProcessedUpdates,
  now: number,
): void {
  raiseSignals(context.signals, processed.moved, processed.tally, now);
  if (processed.woke.reported) context.signals.advance.raise();
  if (processed.woke.spoke) context.signals.woken.raise();
  if (processed.requeued) context.signals.dispatch.raise();
}
