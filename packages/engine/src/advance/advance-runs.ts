import { setImmediate } from 'node:timers/promises';

import {
  branchPlace,
  exitReason,
  messageKey,
  type BranchFacts,
  type CompiledGraph,
  type MessageEvent,
  type MessageFacts,
  type StepFacts,
  type Trigger,
} from '@waypost/journey';
import type { Kysely } from 'kysely';

import type { DeltaTally } from '../counts/delta-tally.ts';
import type { Database } from '../database/schema.ts';
import { setAsideRuns, type FaultyRun } from '../dead-letters/set-aside-runs.ts';
import { storeEffects } from '../effects/store-effects.ts';
import type { EngineContext } from '../engine-context.ts';
import type { PublishedVersions } from '../journeys/published-versions.ts';
import type { ShortLinks } from '../links/short-links.ts';
import { startBranches } from '../branches/start-branches.ts';
import { applyProfileUpdates } from '../profiles/apply-profile-updates.ts';
import { markGoals } from '../goals/mark-goals.ts';
import { reachGoalsOfRuns } from '../goals/reach-goals-of-runs.ts';
import { messageId } from '../runs/run-ids.ts';
import { appendRunSteps } from '../runs/append-run-steps.ts';
import { heldUntil } from '../runs/held-until.ts';
import type { LockedRun } from '../runs/locked-run.ts';
import { writeRuns, type WrittenRun } from '../runs/write-runs.ts';
import type { Discard } from '../send-holds/discard.ts';
import { excludeQueuedMessages } from './exclude-queued-messages.ts';
import { draftMessage } from './draft-message.ts';
import { enterByJump, type Jumping } from './enter-by-jump.ts';
import { insertMessages } from './insert-messages.ts';
import { insertOutbox } from './insert-outbox.ts';
import { nobody, profileFacts, withUpdate, type AdvancedProfile } from './load-profiles.ts';
import type { MessageDraft } from './message-draft.ts';
import { moveRun, type MovedRun } from './move-run.ts';
import {
  isWhatsApp,
  needsItsProfile,
  readBatch,
  watchedMessages,
  type Batch,
} from './read-batch.ts';

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

/** What one look at a run came to. */
interface Look {
  run: LockedRun;
  moved: MovedRun;
  status: WrittenRun['status'];
  reason: string | null;
  /** The person before this look; undefined where nobody needed to know. */
  profile: AdvancedProfile | undefined;
}

async function writeLooks(
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

function countLooks(tally: DeltaTally, looks: readonly Look[]): void {
  for (const { run, moved, status } of looks) {
    const count = (activity: string, outcome: string, n = 1) =>
      tally.add(run.versionId, activity, outcome, n);
    for (const move of moved.moves) {
      if (move.port !== null) count(move.activityId, `left:${move.port}`);
    }
    for (const arrival of moved.arrivals) count(arrival, 'entered');
    for (const activityId of moved.unwritten) count(activityId, 'excluded:sender_missing');
    count(run.state.activityId, 'here', -1);
    if (status === 'inside') count(moved.state.activityId, 'here');
    else if (run.state.branch === undefined) count(moved.state.activityId, status);
    else countBranchEnd(count, run.state.branch, moved.state.activityId, status);
    for (const { port, state } of moved.branches) {
      const { activityId: parallel } = branchPlace(state.branch ?? '');
      count(parallel, `left:${port}`);
      count(parallel, 'branches');
      // A branch that leads straight to the join is no second person there.
      if (state.activityId !== moved.state.activityId) count(state.activityId, 'entered');
      count(state.activityId, 'here');
    }
  }
}

/** A branch is no person: how it ends is counted apart, and it is no longer one of those its person has open. */
function countBranchEnd(
  count: (activity: string, outcome: string, n?: number) => void,
  branch: string,
  activityId: string,
  status: Exclude<Look['status'], 'inside'>,
): void {
  count(branchPlace(branch).activityId, 'branches', -1);
  count(activityId, `branch_${status}`);
}

/** What a look may see beside its batch. */
interface LookExtras extends Pick<StepFacts, 'branches' | 'refusedJumps'> {
  /** Of a look that is taken anew: the person as the first one found them. */
  profile?: AdvancedProfile | undefined;
}

function lookAt(
  batch: Batch,
  run: LockedRun,
  trigger: Trigger,
  now: number,
  extras: LookExtras,
): Look {
  const version = batch.versions.get(run.versionId);
  const journey = batch.journeys.get(run.journeyId);
  const { profile = batch.profiles.get(run.profileId), ...facts } = extras;
  if (version === undefined || journey === undefined)
    return ended(run, 'exited', 'journey_deleted');
  // Entered while the journey was being stopped: whoever starts a run does not lock its journey.
  if (journey.status === 'stopped') return ended(run, 'exited', 'journey_stopped');
  if (profile === undefined && needsItsProfile(batch.versions, run))
    return ended(run, 'exited', 'profile_deleted');
  if (batch.restored.has(run.id)) return ended(run, 'exited', 'restored');

  // What is told of a message or a request is taken in; what comes of it waits in line.
  if (journey.status === 'paused' && trigger.kind === 'wake') return held(run);

  const { graph } = version;
  const known: StepFacts = {
    jumpFields: batch.jumpFields,
    ...factsOf(batch, run, graph.messagesRead, profile, journey.name),
    ...facts,
  };
  const moved = moveRun(graph, run.state, known, trigger, now, (send, { state, profileUpdate }) => {
    const activity = graph.activities.get(send.activityId);
    if (activity === undefined || !isWhatsApp(activity)) return null;
    if (profile === undefined) throw new Error('a message was asked for without its profile');
    return draftMessage({
      run,
      context: state.context,
      activity,
      send,
      profile: withUpdate(profile, profileUpdate),
      journey,
      watched: graph.watched.has(activity.id),
      senderAccounts: batch.senderAccounts,
      templates: batch.templates,
      shortLinks: batch.shortLinks,
    });
  });
  if (meets(graph, run, moved)) moved.arrivals.pop();
  // Another run of the same person in this batch sees what this one changed.
  if (profile !== undefined)
    batch.profiles.set(run.profileId, withUpdate(profile, moved.profileUpdate));
  return {
    run,
    moved,
    status: moved.end?.status ?? 'inside',
    reason: moved.end?.reason ?? null,
    profile,
  };
}

/** Whether a branch came to its join: there people are counted once, not once per branch. */
function meets(graph: CompiledGraph, { state: { branch } }: LockedRun, moved: MovedRun): boolean {
  if (branch === undefined || moved.end === null) return false;
  return graph.joins.get(branchPlace(branch).activityId)?.id === moved.arrivals.at(-1);
}

function factsOf(
  batch: Batch,
  run: LockedRun,
  watched: ReadonlySet<string>,
  profile: AdvancedProfile | undefined,
  journeyName: string,
): StepFacts {
  const messages = new Map<string, MessageFacts>();
  const events: MessageEvent[] = [];
  for (const { key, id } of watchedMessages(run, watched)) {
    const facts = batch.messageFacts.get(id);
    if (facts !== undefined) messages.set(key, facts);
    for (const event of batch.messageEvents.get(id) ?? []) events.push({ ...event, message: key });
  }
  const ruleFacts = batch.ruleFacts.get(run.profileId);
  return {
    runId: run.id,
    ...experimentFacts(batch, run),
    journeyName,
    profile: profile === undefined ? nobody : profileFacts(profile),
    messages,
    events,
    enteredAt: run.enteredAt,
    profileEvents: batch.profileEvents.get(run.profileId) ?? [],
    lists: batch.lists,
    senders: batch.senders,
    ...exitsOf(batch, run),
    ...(batch.timeZone === null ? {} : { timeZone: batch.timeZone }),
    ...(ruleFacts === undefined ? {} : { ruleFacts }),
  };
}

function experimentFacts(
  batch: Batch,
  { journeyId, profileId, versionId }: LockedRun,
): Pick<StepFacts, 'person' | 'winners'> {
  if (batch.versions.get(versionId)?.graph.hasExperiments !== true) return {};
  const person = `${journeyId}/${profileId}`;
  const winners = batch.winners.get(journeyId);
  return winners === undefined ? { person } : { person, winners };
}

function exitsOf(batch: Batch, run: LockedRun): Pick<StepFacts, 'exits' | 'exitEvents'> {
  const exits = batch.journeys.get(run.journeyId)?.exits ?? null;
  return exits === null ? {} : { exits, exitEvents: batch.exitEvents.get(run.profileId) ?? [] };
}

function ended(run: LockedRun, status: 'exited', reason: string): Look {
  const { activityId, visit } = run.state;
  const moved = {
    ...unmoved(run),
    state: { ...run.state, waitingFor: null, deadlineAt: null },
    moves: [{ activityId, visit, port: null, reason }],
  };
  return { run, moved, status, reason, profile: undefined };
}

/** The person stays where they are until the pause of their journey ends. */
function held(run: LockedRun): Look {
  const moved = { ...unmoved(run), wakeAt: heldUntil.getTime() };
  return { run, moved, status: 'inside', reason: null, profile: undefined };
}

function unmoved({ state }: LockedRun): MovedRun {
  return {
    state,
    moves: [],
    arrivals: [],
    messages: [],
    unwritten: [],
    effects: [],
    profileUpdate: null,
    end: null,
    wakeAt: null,
    branches: [],
    closesBranches: null,
    reachesGoal: false,
  };
}
