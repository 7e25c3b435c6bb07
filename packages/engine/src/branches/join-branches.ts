import { gatherContexts, type BranchFacts } from '@waypost/journey';

import {
  advanceRuns,
  advanceWork,
  type AdvanceResult,
  type AdvanceWork,
} from '../advance/advance-runs.ts';
import { appendDeltas } from '../counts/append-deltas.ts';
import { DeltaTally } from '../counts/delta-tally.ts';
import { transact } from '../database/transact.ts';
import { raiseSignals } from '../dispatch/raise-signals.ts';
import type { EngineContext } from '../engine-context.ts';
import type { LockedRun } from '../runs/locked-run.ts';
import { takeOutRuns } from '../runs/take-out-runs.ts';
import type { JoiningRun } from './find-joining.ts';
import { branchFacts, loadBranches, type LoadedBranch } from './load-branches.ts';
import { lockFamilies } from './lock-families.ts';
import { markJoined } from './mark-joined.ts';

/** Why the messages of a branch that is left don't leave any more. */
const excludedAs = 'branch_closed';

/**
 * Looks at the joins these runs stand at: lets them go on when it is time, and ends the branches they leave behind with
 * their messages that have not left. Everything in one transaction that holds the whole passage, so that no branch goes
 * on once its join was left.
 */
export async function joinBranches(
  context: EngineContext,
  joining: readonly JoiningRun[],
  now: number,
): Promise<void> {
  const { moved, tally } = await transact(context.db, async (trx) => {
    const work = advanceWork(context, trx, new DeltaTally());
    const result = await joinInTransaction(work, joining, now);
    await appendDeltas(trx, work.tally);
    return { moved: result, tally: work.tally };
  });
  for (const { runId, error } of moved.faults) {
    context.log.error({ run: runId, err: error }, 'a run could not be stepped and was set aside');
  }
  raiseSignals(context.signals, moved, tally, now);
}

async function joinInTransaction(
  work: AdvanceWork,
  joining: readonly JoiningRun[],
  now: number,
): Promise<AdvanceResult> {
  const { trx } = work;
  const family = await lockFamilies(trx, joining);
  const asked = new Set(joining.map(({ id }) => id));
  const waiting = family.filter(
    ({ id, state }) => asked.has(id) && state.waitingFor === 'branches',
  );
  const parents = outermost(waiting, family);
  const branches = await loadBranches(trx, parents);
  const branchesOf = (run: LockedRun): BranchFacts[] =>
    (branches.get(run.id) ?? []).map((branch) => branchFacts(branch, run.state.activityId));

  const restored = new Set(parents.filter(({ id }) => wasRestored(branches.get(id) ?? [])));
  await takeOutRuns(
    work,
    [...restored].flatMap((run) => [run, ...below(run, family)]),
    'restored',
    now,
    excludedAs,
  );
  const moved = await advanceRuns(
    work,
    parents.filter((run) => !restored.has(run)).map((run) => knowing(run, branchesOf(run))),
    () => ({ kind: 'wake' }),
    now,
    branchesOf,
  );
  for (const { run, reason } of moved.closing) {
    // Most joins are left when nothing goes on any more, and then this does nothing.
    // oxlint-disable-next-line no-await-in-loop
    await takeOutRuns(work, below(run, family), reason, now, excludedAs);
  }
  const later = new Set(waiting.filter((run) => !parents.includes(run)).map(({ id }) => id));
  await markJoined(
    trx,
    joining.filter(({ id }) => !later.has(id)),
  );
  return moved;
}

/** Runs at whose outer join nothing happens now: what goes on within a branch that may be left is looked at afterwards. */
function outermost(waiting: readonly LockedRun[], family: readonly LockedRun[]): LockedRun[] {
  const ids = new Set(waiting.map(({ id }) => id));
  const parentOf = new Map(family.map(({ id, parentId }) => [id, parentId]));
  return waiting.filter(({ parentId }) => {
    for (let id = parentId; id !== null; id = parentOf.get(id) ?? null) {
      if (ids.has(id)) return false;
    }
    return true;
  });
}

/** After a restore: a branch may have been further than the database knows, and so may what comes behind the join. */
function wasRestored(branches: readonly LoadedBranch[]): boolean {
  return branches.some(({ reason }) => reason === 'restored');
}

/** The run with what its branches learned, so that their messages are read, too. */
function knowing(run: LockedRun, branches: readonly BranchFacts[]): LockedRun {
  const context = gatherContexts(run.state.context, run.id, branches);
  return { ...run, state: { ...run.state, context } };
}

/** What goes on of the branches of a run, and of the branches of those. */
function below(run: LockedRun, family: readonly LockedRun[]): LockedRun[] {
  const children = family.filter(({ parentId }) => parentId === run.id);
  return children.flatMap((child) => [child, ...below(child, family)]);
}
