import type { AdvanceResult } from '../advance/advance-runs.ts';
import type { DeltaTally } from '../counts/delta-tally.ts';
import type { Signals } from '../lanes/signals.ts';

/** Longest sleep of the advance lane; what is due later it finds by itself. */
const advanceProbeMs = 1000;

/** Wakes the lanes that a committed move gave work. */
export function raiseSignals(
  signals: Signals,
  moved: AdvanceResult,
  tally: DeltaTally,
  now: number,
): void {
  signals.triggered.tell(moved.triggeredSenders);
  signals.bulk.tell(moved.bulkSenders);
  if (moved.nextWakeAt !== null && moved.nextWakeAt < now + advanceProbeMs) signals.advance.raise();
  if (moved.jumps) signals.woken.raise();
  if (moved.endsBranches) signals.joins.raise();
  if (moved.calls) signals.calls.raise();
  if (tally.entries().length > 0) signals.counts.raise();
}
