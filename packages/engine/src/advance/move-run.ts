import {
  stepAtPace,
  withProfileUpdate,
  type BranchStart,
  type CompiledGraph,
  type Move,
  type ProfileUpdate,
  type RequestedEffect,
  type RunEnd,
  type RunState,
  type SendRequest,
  type StepFacts,
  type Trigger,
} from '@waypost/journey';

import type { MessageDraft } from './message-draft.ts';

/** Everything one look at a run changes. */
export interface MovedRun {
  state: RunState;
  moves: Move[];
  arrivals: string[];
  messages: MessageDraft[];
  /** What else is to be stored with the moves. */
  effects: RequestedEffect[];
  /** Activities without an existing sender: nobody a message could come from. */
  unwritten: string[];
  /** What the person's profile gets; null when nothing changes. */
  profileUpdate: ProfileUpdate | null;
  reachesGoal: boolean;
  end: RunEnd | null;
  /** ms since the epoch; null when the run ended. */
  wakeAt: number | null;
  /** Parallel branches that begin. */
  branches: BranchStart[];
  /** Why the parallel branches of the join that was left end now; null: nothing of the kind. */
  closesBranches: string | null;
}

/**
 * More sends in one look than this can only come from a loop without a wait whose messages have no
 * sender. Validation refuses such graphs; a run in one ends as failed instead of turning for ever.
 */
const mostSendsAtOnce = 100;

/**
 * Steps a run until it waits or ends. `draft` writes the message of a visit to the person as they are
 * by then; null when it has no sender, which takes the run on through the error port in the same look.
 */
export function moveRun(
  graph: CompiledGraph,
  start: RunState,
  known: StepFacts,
  trigger: Trigger,
  now: number,
  draft: (send: SendRequest, moved: MovedRun) => MessageDraft | null,
): MovedRun {
  const moved: MovedRun = {
    state: start,
    moves: [],
    arrivals: [],
    messages: [],
    effects: [],
    unwritten: [],
    profileUpdate: null,
    reachesGoal: false,
    end: null,
    wakeAt: null,
    branches: [],
    closesBranches: null,
  };
  let facts = known;
  let next: Trigger = trigger;
  for (let sends = 0; ; sends += 1) {
    const transition = stepAtPace(graph, moved.state, facts, next, now);
    moved.moves.push(...transition.moves);
    moved.arrivals.push(...transition.arrivals);
    moved.effects.push(...transition.effects);
    moved.branches.push(...transition.branches);
    moved.closesBranches ??= transition.closesBranches;
    moved.state = transition.state;
    if (transition.profileUpdate !== null) {
      moved.profileUpdate = { ...moved.profileUpdate, ...transition.profileUpdate };
      facts = { ...facts, profile: withProfileUpdate(facts.profile, transition.profileUpdate) };
    }
    moved.reachesGoal ||= transition.reachesGoal;
    moved.end = transition.end;
    moved.wakeAt = transition.wakeAt;
    const { send } = transition;
    if (send === null || moved.end !== null) return moved;
    const written = draft(send, moved);
    if (written !== null) {
      moved.messages.push(written);
      return moved;
    }
    moved.unwritten.push(send.activityId);
    if (sends >= mostSendsAtOnce) {
      const reason = 'loop_without_wait';
      moved.moves.push({ activityId: send.activityId, visit: send.visit, port: null, reason });
      moved.end = { status: 'failed', reason };
      moved.wakeAt = null;
      return moved;
    }
    next = { kind: 'dispatched', outcome: 'excluded', reason: 'sender_missing' };
  }
}
