import { setImmediate } from 'node:timers/promises';

import { messageKey, type BranchFacts, type Trigger } from '@waypost/journey';
import type { Kysely } from 'kysely';

import type { DeltaTally } from '../counts/delta-tally.ts';
import type { Database } from '../database/schema.ts';
import { setAsideRuns, type FaultyRun } from '../dead-letters/set-aside-runs.ts';
import type { EngineContext } from '../engine-context.ts';
import type { PublishedVersions } from '../journeys/published-versions.ts';
import type { ShortLinks } from '../links/short-links.ts';
import type { LockedRun } from '../runs/locked-run.ts';
import type { Discard } from '../send-holds/discard.ts';
import { enterByJump, type Jumping } from './enter-by-jump.ts';
import { lookAt, type LookExtras } from './look-at.ts';
import { ended, type Look } from './look.ts';
import { readBatch, type Batch } from './read-batch.ts';
import { writeLooks } from './write-looks.ts';

/** The transaction a batch of runs moves in. */
export interface AdvanceWork {
  trx: Kysely<Database>;
  versions: PublishedVersions;
  /** Null: links are sent as they were written. */
  shortLinks: ShortLinks | null;
  /** After a restore: what was to come before it comes no more (`Sending.discard`). */
  discard: Discard | null;
  /** Filled here; the caller appends it as its last statement. */
  tally: DeltaTally;
}

/** The work of one transaction of an engine. */
export function advanceWork(
  { versions, shortLinks, sending }: Pick<EngineContext, 'versions' | 'shortLinks' | 'sending'>,
  trx: Kysely<Database>,
  tally: DeltaTally,
): AdvanceWork {
  const { discard } = sending;
  return { trx, versions, shortLinks, discard, tally };
}

export interface AdvanceResult {
  /** Senders that got a triggered message to send: told by `signals.triggered` after the commit. */
  triggeredSenders: ReadonlySet<string>;
  /** Senders that got another message to send: told by `signals.bulk` after the commit. */
  bulkSenders: ReadonlySet<string>;
  /** Requests to other systems were stored: raise the signal of their lane after the commit. */
  calls: boolean;
  /** The earliest moment one of these runs wants to be looked at again, ms since the epoch. */
  nextWakeAt: number | null;
  /** Runs that were set aside because stepping them threw: a defect of ours, worth a log line. */
  faults: readonly { runId: string; error: unknown }[];
  /** People entered other journeys: raise the woken signal after the commit. */
  jumps: boolean;
  /** Parallel branches ended: raise the joins signal after the commit. */
  endsBranches: boolean;
  /** Runs that left a join whose other branches may still go on, and why those end. */
  closing: readonly { run: LockedRun; reason: string }[];
}

const nothing: AdvanceResult = {
  triggeredSenders: new Set(),
  bulkSenders: new Set(),
  calls: false,
  nextWakeAt: null,
  faults: [],
  jumps: false,
  endsBranches: false,
  closing: [],
};

/** Looks between which other work of the process gets a turn: a few milliseconds. */
const looksAtOnce = 100;

/**
 * Moves a batch of locked runs on: reads what their steps look at, steps each through everything that
 * does not wait, and writes runs, paths, messages and outbox. A fixed number of statements, however
 * many runs there are. Message rows a trigger speaks of must be updated before, in this transaction. Without
 * `branchesOf`, runs that wait for their parallel branches stay where they are.
 */
export async function advanceRuns(
  work: AdvanceWork,
  runs: readonly LockedRun[],
  triggerOf: (run: LockedRun) => Trigger,
  now: number,
  branchesOf?: (run: LockedRun) => readonly BranchFacts[],
): Promise<AdvanceResult> {
  if (runs.length === 0) return nothing;
  const batch = await readBatch(work, runs, now);
  const faulty: FaultyRun[] = [];
  const looks: Look[] = [];
  for (const [place, run] of runs.entries()) {
    // oxlint-disable-next-line no-await-in-loop -- so that whoever waits for this process gets a turn
    if (place % looksAtOnce === looksAtOnce - 1) await setImmediate();
    const trigger = triggerOf(run);
    try {
      looks.push(lookAt(batch, run, trigger, now, given(branchesOf?.(run))));
    } catch (error) {
      // The same run would throw again each time and hold back everybody in its batch.
      const { activityId: activity, visit } = run.state;
      faulty.push({ run: { ...run, activity, visit }, trigger, error });
    }
  }
  await settleJumps(work, batch, looks, now, ({ run, profile }, refusedJumps) =>
    lookAt(batch, run, triggerOf(run), now, {
      ...given(branchesOf?.(run)),
      profile,
      refusedJumps,
    }),
  );
  await setAsideRuns(work.trx, faulty, now);
  const faults = faulty.map(({ run, error }) => ({ runId: run.id, error }));
  return { ...(await writeLooks(work, looks, now)), faults };
}

/**
 * Lets people in where they jump to; who is refused goes on here, so their look is taken anew in its place, from where
 * it began. That one may come to another jump.
 */
async function settleJumps(
  work: AdvanceWork,
  batch: Batch,
  looks: Look[],
  now: number,
  again: (look: Look, refused: ReadonlySet<string>) => Look,
): Promise<void> {
  const refusals = new Map<Look, ReadonlySet<string>>();
  for (let jumps = looks.flatMap(jumpOf); jumps.length > 0;) {
    // oxlint-disable-next-line no-await-in-loop -- each round takes in who was refused in the one before
    const refused = await enterByJump(work, jumps, batch.jumpTargets, now);
    jumps = [...refused].flatMap(({ look, effect }) => {
      const key = messageKey(effect.activityId, effect.visit);
      const all = new Set([...(refusals.get(look) ?? []), key]);
      const anew = again(look, all);
      refusals.set(anew, all);
      looks.splice(looks.indexOf(look), 1, anew);
      return jumpOf(anew);
    });
  }
}

function jumpOf(look: Look): LookedJump[] {
  return look.moved.effects.flatMap((effect) =>
    effect.kind === 'jump' ? [{ run: look.run, look, effect }] : [],
  );
}

interface LookedJump extends Jumping {
  look: Look;
}

function given(branches: readonly BranchFacts[] | undefined): Pick<LookExtras, 'branches'> {
  return branches === undefined ? {} : { branches };
}

/** Ends locked runs where they stand, as exited for this reason. Their messages are not touched. */
export async function exitRuns(
  work: AdvanceWork,
  runs: readonly LockedRun[],
  reason: string,
  now: number,
): Promise<void> {
  await writeLooks(
    work,
    runs.map((run) => ended(run, 'exited', reason)),
    now,
  );
}
