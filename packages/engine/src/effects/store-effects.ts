import type { RequestedEffect } from '@waypost/journey';
import type { Kysely } from 'kysely';

import { insertCalls, type NewCall } from '../calls/insert-calls.ts';
import type { Database } from '../database/schema.ts';
import type { LockedRun } from '../runs/locked-run.ts';

/** What a run asked for beside messages. */
export interface RunEffect {
  run: LockedRun;
  effect: RequestedEffect;
}

/** Stores what moves ask for, in their transaction: a statement per kind, none for a kind nobody asks for. */
export async function storeEffects(
  trx: Kysely<Database>,
  effects: readonly RunEffect[],
  now: number,
): Promise<void> {
  const calls: NewCall[] = [];
  for (const { run, effect } of effects) {
    // Who jumps has entered the other journey, or was refused, by then (`enterByJump`).
    if (effect.kind === 'jump') continue;
    const { activityId: activity, visit } = effect;
    const { bucket, id: runId, profileId } = run;
    calls.push({ bucket, runId, profileId, activity, visit, effect });
  }
  await insertCalls(trx, calls, now);
}
