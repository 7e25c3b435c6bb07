import type { RequestedEffect } from '@waypost/journey';
import type { Kysely } from 'kysely';

import { insertCalls, type NewCall } from '../calls/insert-calls.ts';
import type { Database } from '../database/schema.ts';
import { assignPeople, type AssignedPerson } from '../experiments/assign-people.ts';
import { openHandOvers, type NewHandOver } from '../hand-overs/open-hand-overs.ts';
import { changeMemberships, type MembershipChange } from '../memberships/change-memberships.ts';
import type { LockedRun } from '../runs/locked-run.ts';

/** What a run asked for beside messages. */
export interface RunEffect {
  run: LockedRun;
  effect: RequestedEffect;
}

/** Stores what moves ask for, in their transaction: statements for each kind, none for a kind nobody asks for. */
export async function storeEffects(
  trx: Kysely<Database>,
  effects: readonly RunEffect[],
  now: number,
): Promise<void> {
  const calls: NewCall[] = [];
  const memberships: MembershipChange[] = [];
  const handOvers: NewHandOver[] = [];
  const assigned: AssignedPerson[] = [];
  for (const { run, effect } of effects) {
    const { activityId: activity, visit } = effect;
    const { bucket, id: runId, profileId, journeyId } = run;
    switch (effect.kind) {
      case 'call':
        calls.push({ bucket, runId, profileId, activity, visit, effect });
        break;
      case 'membership':
        memberships.push({ bucket, profileId, ...effect });
        break;
      case 'handOver':
        handOvers.push({ bucket, profileId, journeyId, runId, activity, visit, effect });
        break;
      case 'assignment':
        assigned.push({
          bucket,
          profileId,
          journeyId,
          runId: run.rootId ?? runId,
          activity,
          effect,
        });
        break;
      case 'jump':
        // Who jumps has entered the other journey, or was refused, by then (`enterByJump`).
        break;
    }
  }
  await insertCalls(trx, calls, now);
  await changeMemberships(trx, memberships);
  await openHandOvers(trx, handOvers, now);
  await assignPeople(trx, assigned, now);
}
