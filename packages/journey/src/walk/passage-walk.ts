import type { Activity } from '../activities/activity.ts';
import type { Visit, VisitContext } from '../activities/definition.ts';
import type { CompiledGraph } from '../graph/compile-graph.ts';
import { withProfileUpdate } from '../profile/profile-update.ts';
import { noRuleFacts, type RuleFacts } from '../rules/rule-facts.ts';
import { gatherContexts, type BranchFacts } from '../step/branches.ts';
import type { ProfileEvent } from '../step/event-mark.ts';
import {
  messageKey,
  type MessageEvent,
  type MessageFacts,
  type ProfileFacts,
  type RunState,
  type StepFacts,
  type Transition,
  type Trigger,
} from '../step/run-state.ts';
import { stepAtPace } from '../trials/step-at-pace.ts';

/** A passage or branch in the walk. */
export interface WalkedRun {
  id: string;
  parentId: string | null;
  /** The parent's visit of its join; 0 for the person's own. */
  joinVisit: number;
  state: RunState;
  status: 'inside' | 'finished' | 'failed' | 'exited';
  reason: string | null;
  wakeAt: number;
  /** When it ended, to put branches in the order in which they arrived. */
  endedAt: number;
  /** Each activity left: `activity#visit port reason`. */
  path: string[];
}

/** Whether a person is let in where a jump leads; called once for each jump. */
export type JumpGate = (journeyId: string) => boolean;

/** One activity looked at, with what it saw and what it decided. */
export interface LookedAt {
  activity: Activity;
  context: VisitContext;
  visit: Visit;
}

/** One look at a run. */
export interface Look {
  run: WalkedRun;
  /** As it was before. */
  from: RunState;
  transition: Transition;
  visits: readonly LookedAt[];
  now: number;
}

/** A message sent in the walk, by the run and the key it has there. */
export interface SentMessage {
  runId: string;
  key: string;
}

/** What a person did with a message. */
export type Answer = Omit<MessageEvent, 'sequence' | 'message'>;

/** What a walk knows beside the person. */
export type WalkSurroundings = Pick<
  StepFacts,
  'lists' | 'senders' | 'jumpFields' | 'timeZone' | 'exits' | 'chosenPorts' | 'person' | 'winners'
>;

export interface WalkOptions {
  /** Names the person within the journey (`StepFacts.person`). */
  person?: string;
  runId: string;
  /** Id of the branch that begins at a visit of a run. */
  branchId: (parentId: string, port: string, visit: number) => string;
  profile: ProfileFacts;
  enteredAt: number;
  journeyName?: string;
  /** Payload of the event that lets the person in. */
  event?: Readonly<Record<string, unknown>>;
  ruleFacts?: RuleFacts;
  surroundings?: WalkSurroundings;
  jumpFields?: StepFacts['jumpFields'];
  letsIn?: JumpGate;
  /** Told of every look that moved or began to wait, with what each activity saw. */
  onLook?: (look: Look) => void;
}

/** How long somebody who writes may be answered freely, ms. */
const windowMs = 24 * 60 * 60_000;
const wake = { kind: 'wake' } as const;
const noMessages: ReadonlyMap<string, MessageFacts> = new Map();

/**
 * One person in one journey, with all branches, moved by nothing but the step function: what the engine does with its
 * database this does in memory. Nothing is sent; whoever walks tells what becomes of each message and what happens.
 */
export class PassageWalk {
  readonly runs = new Map<string, WalkedRun>();
  profile: ProfileFacts;
  readonly #graph: CompiledGraph;
  readonly #options: WalkOptions;
  readonly #messages = new Map<string, MessageFacts>();
  readonly #answers: (MessageEvent & { message: string })[] = [];
  readonly #events: ProfileEvent[] = [];
  /** Lists the person got on (true) or off in this walk. */
  readonly #memberships = new Map<string, boolean>();
  /** When windows end that were opened in this walk, ms since the epoch, by sender. */
  readonly #windows = new Map<string, number>();

  constructor(graph: CompiledGraph, options: WalkOptions) {
    this.#graph = graph;
    this.#options = options;
    this.profile = options.profile;
    const { event } = options;
    this.#begin(options.runId, null, 0, {
      activityId: graph.entry?.id ?? '',
      visit: 1,
      waitingFor: null,
      deadlineAt: null,
      context: { ...(event === undefined ? {} : { event }), messages: {} },
    });
  }

  /** Runs that wait for the outcome of a message. */
  sending(): WalkedRun[] {
    return this.waiting('dispatch');
  }

  /** Runs that are inside and wait for this. */
  waiting(what: NonNullable<RunState['waitingFor']>): WalkedRun[] {
    const found: WalkedRun[] = [];
    for (const run of this.runs.values()) {
      if (run.status === 'inside' && run.state.waitingFor === what) found.push(run);
    }
    return found;
  }

  /** Runs that have not ended, the person's own first. */
  inside(): WalkedRun[] {
    const found: WalkedRun[] = [];
    for (const run of this.runs.values()) if (run.status === 'inside') found.push(run);
    return found;
  }

  /** Everything sent so far, by the run and the key it has there. */
  sent(): SentMessage[] {
    return [...this.#messages.keys()].map((full) => {
      const [key = '', runId = ''] = full.split('@');
      return { runId, key };
    });
  }

  /** When something happens next by itself, ms since the epoch; null: never. */
  nextAt(): number | null {
    const times = this.inside()
      .filter(({ state }) => state.waitingFor !== 'dispatch')
      .map(({ wakeAt }) => wakeAt);
    return times.length === 0 ? null : Math.min(...times);
  }

  /** Until when the person may be answered freely by a sender, ms since the epoch; null: not at all. */
  windowUntil(senderId: string): number | null {
    const known = this.#options.ruleFacts?.windows.get(senderId) ?? 0;
    const end = Math.max(known, this.#windows.get(senderId) ?? 0);
    return end === 0 ? null : end;
  }

  /** The outcome of the message that a run waits for. */
  dispatched(run: WalkedRun, trigger: Extract<Trigger, { kind: 'dispatched' }>, now: number): void {
    if (trigger.outcome === 'accepted') {
      this.#messages.set(`${messageKey(run.state.activityId, run.state.visit)}@${run.id}`, {
        acceptedAt: now,
        deliveredAt: null,
        readAt: null,
        failedAt: null,
      });
    }
    this.#look(run, trigger, now);
    this.settle(now);
  }

  /** What a run waits for outside is over: another system has answered, or a colleague closed the conversation. */
  triggered(
    run: WalkedRun,
    trigger: Extract<Trigger, { kind: 'called' | 'handedBack' }>,
    now: number,
  ): void {
    this.#look(run, trigger, now);
    this.settle(now);
  }

  /** The person answers a message, or taps something in it. Writing opens their window with its sender. */
  answered(
    { runId, key }: SentMessage,
    now: number,
    answer: Answer = { kind: 'reply', button: null },
  ): void {
    this.#answers.push({
      ...answer,
      sequence: this.#answers.length,
      message: `${key}@${runId}`,
    });
    const activity = this.#graph.activities.get(key.slice(0, key.lastIndexOf(':')));
    if (answer.kind !== 'click' && activity?.type === 'whatsapp' && activity.senderId !== null) {
      this.#windows.set(activity.senderId, now + windowMs);
    }
    this.wakeAll(now);
  }

  /** News of a message: it was delivered or read, or it failed. */
  reported({ runId, key }: SentMessage, news: Partial<MessageFacts>, now: number): void {
    const full = `${key}@${runId}`;
    const known = this.#messages.get(full);
    if (known !== undefined) this.#messages.set(full, { ...known, ...news });
    this.wakeAll(now);
  }

  /** Something happens to the person. */
  happened(name: string, payload: Readonly<Record<string, unknown>>, now: number): void {
    this.#events.push({ id: this.#events.length + 1, name, receivedAt: now, payload });
    this.wakeAll(now);
  }

  /** Everything is looked at, as after any event of the person. */
  wakeAll(now: number): void {
    for (const run of this.inside()) run.wakeAt = Math.min(run.wakeAt, now);
    this.settle(now);
  }

  /** Looks at all that is due until nothing is. */
  settle(now: number): void {
    for (let moves = true; moves;) {
      moves = false;
      const due: WalkedRun[] = [];
      for (const run of this.runs.values()) {
        const { status, wakeAt, state } = run;
        if (status === 'inside' && wakeAt <= now && state.waitingFor !== 'branches') due.push(run);
      }
      for (const run of due) {
        this.#look(run, wake, now);
        moves = true;
      }
      for (const run of this.waiting('branches')) {
        if (this.#look(run, wake, now)) moves = true;
      }
    }
  }

  #begin(id: string, parentId: string | null, joinVisit: number, state: RunState): void {
    const run: WalkedRun = {
      id,
      parentId,
      joinVisit,
      state,
      status: 'inside',
      reason: null,
      wakeAt: Number.NEGATIVE_INFINITY,
      endedAt: 0,
      path: [],
    };
    this.runs.set(id, run);
  }

  /** True when the run moved or ended. */
  #look(run: WalkedRun, trigger: Trigger, now: number): boolean {
    if (run.status !== 'inside') return false;
    const from = run.state;
    const branches = this.#branchesOf(run);
    const state =
      from.waitingFor === 'branches'
        ? { ...from, context: gatherContexts(from.context, run.id, branches) }
        : from;
    const { transition, visits } = this.#step(run, state, branches, trigger, now);
    for (const { activityId, visit, port, reason } of transition.moves) {
      run.path.push(`${activityId}#${visit} ${port ?? 'end'} ${reason ?? ''}`.trim());
    }
    if (transition.profileUpdate !== null) {
      this.profile = withProfileUpdate(this.profile, transition.profileUpdate);
    }
    for (const effect of transition.effects) {
      if (effect.kind === 'membership')
        this.#memberships.set(effect.audienceId, effect.change === 'add');
    }
    // Those of the join that is left; the run may come to other branches in the same step.
    if (transition.closesBranches !== null) this.#close(run, transition.closesBranches, now);
    else if (transition.end?.status === 'exited') this.#close(run, transition.end.reason, now);
    run.state = transition.state;
    run.wakeAt = transition.wakeAt ?? Number.POSITIVE_INFINITY;
    for (const { port, state: begun } of transition.branches) {
      const fork = transition.state.visit - 1;
      this.#begin(this.#options.branchId(run.id, port, fork), run.id, fork + 1, begun);
    }
    if (transition.end !== null) this.#end(run, transition.end.status, transition.end.reason, now);
    this.#options.onLook?.({ run, from, transition, visits, now });
    return transition.moves.length > 0;
  }

  /** Steps a run; whoever is not let in where a jump leads is stepped again from where they stood. */
  #step(
    run: WalkedRun,
    state: RunState,
    branches: readonly BranchFacts[],
    trigger: Trigger,
    now: number,
  ): { transition: Transition; visits: LookedAt[] } {
    const refused = new Set<string>();
    for (;;) {
      const visits: LookedAt[] = [];
      const watch =
        this.#options.onLook === undefined
          ? undefined
          : (activity: Activity, context: VisitContext, visit: Visit) =>
              visits.push({ activity, context, visit });
      const facts = this.#facts(run, state, branches, refused);
      const transition = stepAtPace(this.#graph, state, facts, trigger, now, watch);
      const jump = transition.effects.find(({ kind }) => kind === 'jump');
      if (jump?.kind !== 'jump' || this.#options.letsIn?.(jump.journeyId) !== false) {
        return { transition, visits };
      }
      refused.add(messageKey(jump.activityId, jump.visit));
    }
  }

  #end(run: WalkedRun, status: WalkedRun['status'], reason: string | null, now: number): void {
    run.status = status;
    run.reason = reason;
    run.endedAt = now;
  }

  /** Ends what goes on of the branches of a run. */
  #close(parent: WalkedRun, reason: string, now: number): void {
    for (const run of this.inside()) {
      if (run.parentId !== parent.id) continue;
      run.path.push(`${run.state.activityId}#${run.state.visit} end ${reason}`);
      this.#end(run, 'exited', reason, now);
      this.#close(run, reason, now);
    }
  }

  #branchesOf({ id, state }: WalkedRun): BranchFacts[] {
    if (state.waitingFor !== 'branches') return [];
    return [...this.runs.values()]
      .filter(({ parentId, joinVisit }) => parentId === id && joinVisit === state.visit)
      .toSorted((a, b) => a.endedAt - b.endedAt || (a.id < b.id ? -1 : 1))
      .map((run) => ({
        runId: run.id,
        at:
          run.status === 'inside'
            ? 'inside'
            : run.status === 'finished' && run.state.activityId === state.activityId
              ? 'join'
              : 'elsewhere',
        context: run.state.context,
      }));
  }

  #facts(
    run: WalkedRun,
    state: RunState,
    branches: readonly BranchFacts[],
    refusedJumps: ReadonlySet<string>,
  ): StepFacts {
    const { journeyName = 'Any', surroundings, jumpFields } = this.#options;
    return {
      ...surroundings,
      runId: run.id,
      ...(this.#options.person === undefined ? {} : { person: this.#options.person }),
      journeyName,
      profile: this.profile,
      messages: this.#messagesOf(run),
      events: this.#answers.map((event) => ({ ...event, message: ownKey(event.message, run) })),
      profileEvents: this.#events,
      exitEvents: this.#events,
      enteredAt: this.#options.enteredAt,
      refusedJumps,
      ruleFacts: this.#ruleFacts(),
      ...(jumpFields === undefined ? {} : { jumpFields }),
      ...(state.waitingFor === 'branches' ? { branches } : {}),
    };
  }

  /** What is known of the person's messages, by the keys that a run knows them by. */
  #messagesOf(run: WalkedRun): ReadonlyMap<string, MessageFacts> {
    if (this.#messages.size === 0) return noMessages;
    const messages = new Map<string, MessageFacts>();
    for (const [full, facts] of this.#messages) messages.set(ownKey(full, run), facts);
    return messages;
  }

  /** What rules know of the person, with what this walk has changed. */
  #ruleFacts(): RuleFacts {
    const known = this.#options.ruleFacts ?? noRuleFacts;
    if (this.#memberships.size === 0 && this.#windows.size === 0) return known;
    const lists = new Set(known.lists);
    for (const [id, isOn] of this.#memberships) {
      if (isOn) lists.add(id);
      else lists.delete(id);
    }
    return { ...known, lists, windows: new Map([...known.windows, ...this.#windows]) };
  }
}

/** A message's key as a run knows it: without its own id behind it. */
function ownKey(full: string, { id }: WalkedRun): string {
  return full.endsWith(`@${id}`) ? full.slice(0, -id.length - 1) : full;
}
