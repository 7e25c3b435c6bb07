import { lifetimeReason } from '../entry/lifetime.ts';
import type { Activity } from '../activities/activity.ts';
import type { Visit, VisitContext } from '../activities/definition.ts';
import { errorPort } from '../activities/error-port.ts';
import { joinPatience } from '../activities/join/definition.ts';
import { branchesPort } from '../activities/parallel/definition.ts';
import { visitActivity } from '../activities/registry.ts';
import type { CompiledGraph } from '../graph/compile-graph.ts';
import { withEffect } from './with-effect.ts';
import { exitReached } from '../goals/exit-reached.ts';
import { exitReason } from '../goals/goal.ts';
import { reachesGoal } from '../goals/reaches-goal.ts';
import { portKey } from '../graph/port-key.ts';
import { withProfileUpdate } from '../profile/profile-update.ts';
import { branchContext, type BranchStart } from './branches.ts';
import { markAt } from './event-mark.ts';
import { lifetimeEnd } from './lifetime-end.ts';
import { withMark } from './run-state.ts';
import type { RunEnd, RunState, StepFacts, Transition, Trigger } from './run-state.ts';

/** Sees an activity looked at, what it was decided by, and what it decided. */
export type OnVisit = (activity: Activity, context: VisitContext, visit: Visit) => void;

/** Most activities one step may pass. Validation refuses loops that don't wait; this stops what slips by. */
const longestStep = 2_000;

/**
 * Moves one run as far as it can go now: through every activity that does not wait, to the first that
 * does or to its end. Pure: the same inputs give the same transition, in the browser and on the server.
 *
 * @param trigger why the run is looked at; only the activity it stands at sees it
 * @param now ms since the epoch
 * @param onVisit told of every activity looked at, with what it saw: for those who explain a decision
 */
export function step(
  compiled: CompiledGraph,
  start: RunState,
  known: StepFacts,
  trigger: Trigger,
  now: number,
  onVisit?: OnVisit,
): Transition {
  const transition: Transition = {
    moves: [],
    arrivals: [],
    send: null,
    effects: [],
    profileUpdate: null,
    branches: [],
    closesBranches: null,
    reachesGoal: false,
    state: start,
    end: null,
    wakeAt: null,
  };
  let state = start;
  let facts = known;
  let current: Trigger = trigger;
  for (let passed = 0; passed < longestStep; passed += 1) {
    const activity = compiled.activities.get(state.activityId);
    if (activity === undefined) return ended(transition, state, 'activity_missing');
    const over = lifetimeEnd(compiled, state, facts);
    if (over !== null && now >= over) return exited(transition, state, lifetimeReason);
    if (exitReached(compiled.entry, state, facts, now) !== null)
      return exited(transition, state, exitReason);
    // A goal is the person's, whose own passage is looked at as often as its branches.
    if (
      state.branch === undefined &&
      reachesGoal(compiled.graph.settings.goal, state, facts, now)
    ) {
      transition.reachesGoal = true;
      state = { ...state, context: { ...state.context, goalAt: now } };
    }
    if (state.waitingFor === null && compiled.marking.has(activity.id)) {
      const mark = markAt(now, facts.profileEvents ?? [], facts.pace);
      state = { ...state, context: withMark(state.context, activity.id, mark) };
    }
    const context = {
      state,
      facts,
      trigger: current,
      now,
      isRead: compiled.resultsRead.has(activity.id),
    };
    const visit = visitActivity(activity, context);
    onVisit?.(activity, context, visit);
    if (visit.kind === 'fork') {
      return untilOver(forked(compiled, transition, state, facts.runId, now), compiled, facts);
    }
    const { activityId, visit: place } = state;
    for (const effect of visit.effects ?? []) {
      transition.effects.push({ ...effect, activityId, visit: place });
      facts = withEffect(facts, effect);
    }
    if (visit.kind === 'wait') {
      const { waitingFor, deadlineAt, wakeAt } = visit;
      if (visit.sendExpiresAt !== undefined) {
        transition.send = {
          activityId: state.activityId,
          visit: state.visit,
          expiresAt: visit.sendExpiresAt,
        };
      }
      const remembered = visit.context ?? state.context;
      return untilOver(
        {
          ...transition,
          state: { ...state, waitingFor, deadlineAt, context: remembered },
          wakeAt,
        },
        compiled,
        facts,
      );
    }
    if (visit.kind === 'end') return ended(transition, state, null);

    if (visit.profileUpdate !== undefined) {
      transition.profileUpdate = { ...transition.profileUpdate, ...visit.profileUpdate };
      facts = { ...facts, profile: withProfileUpdate(facts.profile, visit.profileUpdate) };
    }
    transition.closesBranches = visit.closesBranches ?? transition.closesBranches;
    const reason = visit.reason ?? null;
    const target = compiled.targets.get(portKey(state.activityId, visit.port));
    transition.moves.push({
      activityId: state.activityId,
      visit: state.visit,
      port: visit.port,
      reason,
      ...(visit.decided === undefined ? {} : { decided: visit.decided }),
    });
    if (target === undefined) {
      const failed = visit.port === errorPort;
      const end: RunEnd = failed
        ? { status: 'failed', reason: reason ?? 'error' }
        : { status: 'finished', reason: null };
      return { ...transition, state: atRest(state), end };
    }
    state = {
      ...state,
      activityId: target,
      visit: state.visit + 1,
      waitingFor: null,
      deadlineAt: null,
      context: visit.context ?? state.context,
    };
    transition.arrivals.push(target);
    current = { kind: 'wake' };
  }
  return ended(transition, state, 'loop_without_wait');
}

/** Begins a branch at each port that leads somewhere, and has the run wait at their join. */
function forked(
  compiled: CompiledGraph,
  transition: Transition,
  state: RunState,
  runId: string,
  now: number,
): Transition {
  const { activityId, visit, context } = state;
  const join = compiled.joins.get(activityId);
  if (join === undefined) return ended(transition, state, 'join_missing');
  const ports = compiled.ports.get(activityId) ?? [];
  const begun = branchContext(context, runId);
  const branches = ports.flatMap((port): BranchStart[] => {
    const target = compiled.targets.get(portKey(activityId, port));
    if (target === undefined) return [];
    const branch = portKey(activityId, port);
    return [{ port, state: { ...notLookedAt(target, 1, begun), branch } }];
  });
  const deadlineAt = now + joinPatience(join);
  return {
    ...transition,
    moves: [...transition.moves, { activityId, visit, port: branchesPort, reason: null }],
    arrivals: [...transition.arrivals, join.id],
    branches,
    state: { ...state, activityId: join.id, visit: visit + 1, waitingFor: 'branches', deadlineAt },
    // Without any branch there is nothing to wait for.
    wakeAt: branches.length === 0 ? now : deadlineAt,
  };
}

function notLookedAt(activityId: string, visit: number, context: RunState['context']): RunState {
  return { activityId, visit, waitingFor: null, deadlineAt: null, context };
}

function atRest(state: RunState): RunState {
  return { ...state, waitingFor: null, deadlineAt: null };
}

/** Looks again when the passage is over, should it wait longer. */
function untilOver(transition: Transition, compiled: CompiledGraph, facts: StepFacts): Transition {
  const over = lifetimeEnd(compiled, transition.state, facts);
  const { wakeAt } = transition;
  return over === null || wakeAt === null || wakeAt <= over
    ? transition
    : { ...transition, wakeAt: over };
}

/** The person has been in the journey for as long as its author lets people be. */
/** Takes the person out wherever they are, with their parallel branches. */
function exited(
  transition: Transition,
  state: RunState,
  reason: typeof lifetimeReason | typeof exitReason,
): Transition {
  const { activityId, visit } = state;
  return {
    ...transition,
    moves: [...transition.moves, { activityId, visit, port: null, reason }],
    closesBranches: reason,
    state: atRest(state),
    end: { status: 'exited', reason },
  };
}

function ended(transition: Transition, state: RunState, failure: string | null): Transition {
  const { activityId, visit } = state;
  return {
    ...transition,
    moves: [...transition.moves, { activityId, visit, port: null, reason: failure }],
    state: atRest(state),
    end:
      failure === null
        ? { status: 'finished', reason: null }
        : { status: 'failed', reason: failure },
  };
}
