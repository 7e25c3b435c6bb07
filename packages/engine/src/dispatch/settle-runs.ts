import type { Trigger } from '@waypost/journey';

import { advanceRuns, type AdvanceResult, type AdvanceWork } from '../advance/advance-runs.ts';
import { lockRunsWaitingForDispatch } from '../runs/lock-runs-waiting-for-dispatch.ts';
import type { SentMessage } from './attempted-message.ts';

export interface SettledMessage {
  message: SentMessage;
  trigger: Extract<Trigger, { kind: 'dispatched' }>;
}

/**
 * Moves the runs that wait for these messages on, in the transaction that stores the outcome. Runs that
 * have left their activity stay where they are. The message rows must be written before.
 */
export async function settleRuns(
  work: AdvanceWork,
  settled: readonly SettledMessage[],
  now: number,
): Promise<AdvanceResult> {
  const waited = settled.flatMap(({ message }) => {
    const { bucket, messageId, runId, activity, visit } = message;
    if (runId === null || activity === null || visit === null) return [];
    return [{ bucket, messageId, runId, activity, visit }];
  });
  const locked = await lockRunsWaitingForDispatch(work.trx, waited);
  const triggers = new Map<string, Trigger>();
  for (const { message, trigger } of settled) {
    const run = locked.get(message.messageId);
    if (run) triggers.set(run.id, trigger);
  }
  const runs = [...locked.values()];
  return advanceRuns(work, runs, (run) => triggers.get(run.id) ?? { kind: 'wake' }, now);
}
