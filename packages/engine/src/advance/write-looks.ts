import { exitReason } from '@waypost/journey';

import { startBranches } from '../branches/start-branches.ts';
import { storeEffects } from '../effects/store-effects.ts';
import { markGoals } from '../goals/mark-goals.ts';
import { reachGoalsOfRuns } from '../goals/reach-goals-of-runs.ts';
import { applyProfileUpdates } from '../profiles/apply-profile-updates.ts';
import { appendRunSteps } from '../runs/append-run-steps.ts';
import { messageId } from '../runs/run-ids.ts';
import { writeRuns, type WrittenRun } from '../runs/write-runs.ts';
import type { AdvanceResult, AdvanceWork } from './advance-runs.ts';
import { countLooks } from './count-looks.ts';
import { excludeQueuedMessages } from './exclude-queued-messages.ts';
import { insertMessages } from './insert-messages.ts';
import { insertOutbox } from './insert-outbox.ts';
import type { Look } from './look.ts';
import type { MessageDraft } from './message-draft.ts';

/** Writes what the looks of a batch came to: a fixed number of statements. */
export async function writeLooks(
  work: AdvanceWork,
  looks: readonly Look[],
  now: number,
): Promise<Omit<AdvanceResult, 'faults'>> {
  const writtenRuns: WrittenRun[] = [];
  const messages: MessageDraft[] = [];
  let nextWakeAt: number | null = null;
  for (const { run, moved, status, reason } of looks) {
    const { wakeAt } = moved;
    writtenRuns.push({
      bucket: run.bucket,
      id: run.id,
      state: moved.state,
      context: moved.state.context === run.state.context ? null : moved.state.context,
      status,
      reason,
      wakeAt,
      moved: moved.state.visit !== run.state.visit,
    });
    messages.push(...moved.messages);
    if (wakeAt !== null && (nextWakeAt === null || wakeAt < nextWakeAt)) nextWakeAt = wakeAt;
  }
  countLooks(work.tally, looks);
  await withdrawMessages(work, looks);
  const effects = looks.flatMap(({ run, moved }) =>
    moved.effects.map((effect) => ({ run, effect })),
  );
  // None needs anything of another: they travel together, in this order.
  await Promise.all([
    writeRuns(work.trx, writtenRuns, now),
    startBranches(
      work.trx,
      looks.flatMap(({ run, moved }) =>
        moved.branches.map((branch) => ({ ...branch, parent: run, joinVisit: moved.state.visit })),
      ),
      now,
    ),
    appendRunSteps(
      work.trx,
      looks.map(({ run, moved }) => ({ bucket: run.bucket, runId: run.id, moves: moved.moves })),
      now,
    ),
    insertMessages(work.trx, messages, now),
    insertOutbox(work.trx, messages, now),
    applyProfileUpdates(
      work.trx,
      looks.flatMap(({ run, moved: { profileUpdate: update } }) =>
        update === null ? [] : [{ bucket: run.bucket, profileId: run.profileId, update }],
      ),
      now,
    ),
    storeEffects(work.trx, effects, now),
  ]);
  await reachGoals(work, looks, now);
  return {
    triggeredSenders: sendersOf(messages.filter(({ lane }) => lane === 0)),
    bulkSenders: sendersOf(messages.filter(({ lane }) => lane !== 0)),
    calls: effects.some(({ effect }) => effect.kind === 'call'),
    jumps: effects.some(({ effect }) => effect.kind === 'jump'),
    nextWakeAt,
    endsBranches: looks.some(({ run, status }) => run.parentId !== null && status !== 'inside'),
    closing: looks.flatMap((look) => {
      const why = whyBranchesClose(look);
      return why === null ? [] : [{ run: look.run, reason: why }];
    }),
  };
}

/** Who is taken out by an exit criterion while a message waits in line: it does not leave, unless it is on its way. */
async function withdrawMessages(work: AdvanceWork, looks: readonly Look[]): Promise<void> {
  const waiting = new Map(
    looks.flatMap(({ run, reason }) =>
      reason === exitReason && run.state.waitingFor === 'dispatch'
        ? [[messageId(run, run.state.activityId, run.state.visit), run]]
        : [],
    ),
  );
  const messages = [...waiting].map(([id, { bucket }]) => ({ id, bucket }));
  for (const id of (await excludeQueuedMessages(work.trx, messages, exitReason)).keys()) {
    const run = waiting.get(id);
    if (run) work.tally.add(run.versionId, run.state.activityId, `excluded:${exitReason}`);
  }
}

/** Counts those who reached a goal that is about a rule. */
async function reachGoals(work: AdvanceWork, looks: readonly Look[], now: number): Promise<void> {
  const reached = looks.flatMap(({ run, moved }) =>
    moved.reachesGoal ? [{ bucket: run.bucket, id: run.id }] : [],
  );
  if (reached.length > 0) await markGoals(work, await reachGoalsOfRuns(work.trx, reached, now));
}

function sendersOf(messages: readonly MessageDraft[]): ReadonlySet<string> {
  return new Set(messages.map(({ senderId }) => senderId));
}

function whyBranchesClose({ run, moved, status, reason }: Look): string | null {
  const exits = status === 'exited' && run.state.waitingFor === 'branches';
  return exits ? reason : moved.closesBranches;
}
