import type { CompiledGraph } from '../graph/compile-graph.ts';
import { withProfileUpdate } from '../profile/profile-update.ts';
import { gatherContexts, type BranchFacts } from '../step/branches.ts';
import {
  messageKey,
  type MessageEvent,
  type MessageFacts,
  type ProfileFacts,
  type RunState,
  type StepFacts,
  type Trigger,
} from '../step/run-state.ts';
import { step } from '../step/step.ts';

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

export interface WalkOptions {
  runId: string;
  /** Id of the branch that begins at a visit of a run. */
  branchId: (parentId: string, port: string, visit: number) => string;
  profile: ProfileFacts;
  enteredAt: number;
  jumpFields?: StepFacts['jumpFields'];
  letsIn?: JumpGate;
}

/** The tokens of one person in one journey, moved by nothing but the step function. */
export class PureWalk {
  readonly runs = new Map<string, WalkedRun>();
  profile: ProfileFacts;
  readonly #graph: CompiledGraph;
  readonly #options: WalkOptions;
  readonly #messages = new Map<string, MessageFacts>();
  readonly #events: (MessageEvent & { message: string })[] = [];

  constructor(graph: CompiledGraph, options: WalkOptions) {
    this.#graph = graph;
    this.#options = options;
    this.profile = options.profile;
    this.#begin(options.runId, null, 0, {
      activityId: graph.entry?.id ?? '',
      visit: 1,
      waitingFor: null,
      deadlineAt: null,
      context: { messages: {} },
    });
  }

  /** Runs that wait for the outcome of a message. */
  sending(): WalkedRun[] {
    return this.#inside().filter(({ state }) => state.waitingFor === 'dispatch');
  }

  /** Everything sent so far, by the run and the key it has there. */
  sent(): { runId: string; key: string }[] {
    return [...this.#messages.keys()].map((full) => {
      const [key = '', runId = ''] = full.split('@');
      return { runId, key };
    });
  }

  /** When something happens next by itself, ms since the epoch; null: never. */
  nextAt(): number | null {
    const times = this.#inside()
      .filter(({ state }) => state.waitingFor !== 'dispatch')
      .map(({ wakeAt }) => wakeAt);
    return times.length === 0 ? null : Math.min(...times);
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

  /** The person answers a message. */
  answered({ runId, key }: { runId: string; key: string }, now: number): void {
    this.#events.push({
      sequence: this.#events.length,
      kind: 'reply',
      message: `${key}@${runId}`,
      button: null,
    });
    this.wakeAll(now);
  }

  /** Everything is looked at, as after any event of the person. */
  wakeAll(now: number): void {
    for (const run of this.#inside()) run.wakeAt = Math.min(run.wakeAt, now);
    this.settle(now);
  }

  /** Looks at all that is due until nothing is. */
  settle(now: number): void {
    for (let moves = true; moves;) {
      const due = this.#inside().filter(
        ({ wakeAt, state }) => wakeAt <= now && state.waitingFor !== 'branches',
      );
      for (const run of due) this.#look(run, { kind: 'wake' }, now);
      const joins = this.#inside().filter(({ state }) => state.waitingFor === 'branches');
      const left = joins.filter((run) => this.#look(run, { kind: 'wake' }, now));
      moves = due.length > 0 || left.length > 0;
    }
  }

  #inside(): WalkedRun[] {
    return [...this.runs.values()].filter(({ status }) => status === 'inside');
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
    const branches = this.#branchesOf(run);
    const context = gatherContexts(run.state.context, run.id, branches);
    const state = run.state.waitingFor === 'branches' ? { ...run.state, context } : run.state;
    const refused = new Set<string>();
    const before = this.profile;
    let transition = step(
      this.#graph,
      state,
      this.#facts(run, state, branches, refused),
      trigger,
      now,
    );
    for (;;) {
      const jump = transition.effects.find(({ kind }) => kind === 'jump');
      if (jump?.kind !== 'jump' || this.#options.letsIn?.(jump.journeyId) !== false) break;
      refused.add(messageKey(jump.activityId, jump.visit));
      this.profile = before;
      transition = step(
        this.#graph,
        state,
        this.#facts(run, state, branches, refused),
        trigger,
        now,
      );
    }
    for (const { activityId, visit, port, reason } of transition.moves) {
      run.path.push(`${activityId}#${visit} ${port ?? 'end'} ${reason ?? ''}`.trim());
    }
    if (transition.profileUpdate !== null) {
      this.profile = withProfileUpdate(this.profile, transition.profileUpdate);
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
    return transition.moves.length > 0;
  }

  #end(run: WalkedRun, status: WalkedRun['status'], reason: string | null, now: number): void {
    run.status = status;
    run.reason = reason;
    run.endedAt = now;
  }

  /** Ends what goes on of the branches of a run. */
  #close(parent: WalkedRun, reason: string, now: number): void {
    for (const run of this.#inside()) {
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
    const own = (full: string): string => {
      const [key = '', sender = ''] = full.split('@');
      return sender === run.id ? key : full;
    };
    return {
      runId: run.id,
      journeyName: 'Any',
      profile: this.profile,
      messages: new Map([...this.#messages].map(([full, facts]) => [own(full), facts])),
      events: this.#events.map((event) => ({ ...event, message: own(event.message) })),
      enteredAt: this.#options.enteredAt,
      refusedJumps,
      ...(this.#options.jumpFields === undefined ? {} : { jumpFields: this.#options.jumpFields }),
      ...(state.waitingFor === 'branches' ? { branches } : {}),
    };
  }
}
