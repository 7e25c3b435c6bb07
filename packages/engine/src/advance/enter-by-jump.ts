import { messageKey, type JumpEffect, type RequestedEffect } from '@waypost/journey';

import { entryStart, type RunStart } from '../enrolment/entry-start.ts';
import { startRuns } from '../enrolment/start-runs.ts';
import type { LockedRun } from '../runs/locked-run.ts';
import type { AdvanceWork } from './advance-runs.ts';
import type { JumpTargets } from './load-jump-targets.ts';

/** A jump somebody makes in this batch. */
export interface Jumping {
  run: LockedRun;
  effect: Extract<RequestedEffect, JumpEffect>;
}

type JumpStart<J> = RunStart & { jumping: J };

/**
 * Lets people into the journeys they jump to, in the transaction that ends their passage. Who is there already, or may
 * not enter again, is refused: answers the refused jumps. A passage enters by one jump once, however often it is stepped.
 */
export async function enterByJump<J extends Jumping>(
  { trx, tally }: AdvanceWork,
  jumps: readonly J[],
  targets: JumpTargets,
  now: number,
): Promise<ReadonlySet<J>> {
  const refused = new Set(jumps);
  const starts = jumps.flatMap((jumping): JumpStart<J>[] => {
    const { run, effect } = jumping;
    const version = targets.get(effect.journeyId);
    const activity = version?.graph.entry?.id;
    if (version === undefined || activity === undefined) return [];
    const occasion = `jump:${run.id}:${messageKey(effect.activityId, effect.visit)}`;
    const { bucket, profileId } = run;
    const start = entryStart(
      version,
      { bucket, profileId, activity, occasion, event: effect.event },
      now,
    );
    return [{ ...start, jumping }];
  });
  const versions = new Map([...targets.values()].map((version) => [version.id, version]));
  for (const { versionId, activity, jumping } of await startRuns(trx, versions, starts, now)) {
    refused.delete(jumping);
    tally.add(versionId, activity, 'entered');
    tally.add(versionId, activity, 'here');
  }
  return refused;
}
