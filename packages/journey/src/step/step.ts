import { errorPort } from '../activities/error-port.ts';
import { visitActivity } from '../activities/registry.ts';
import { portKey, type CompiledGraph } from '../graph/compile-graph.ts';
import { withProfileUpdate } from '../profile/profile-update.ts';
import type { RunEnd, RunState, StepFacts, Transition, Trigger } from './run-state.ts';

/** Most activities one step may pass. Validation refuses loops that don't wait; this stops what slips by. */
const longestStep = 2_000;

/**
 * Moves one run as far as it can go now: through every activity that does not wait, to the first that
 * does or to its end. Pure: the same inputs give the same transition, in the browser and on the server.
 *
 * @param trigger why the run is looked at; only the activity it stands at sees it
 * @param now ms since the epoch
 */
export function step(
  compiled: CompiledGraph,
  start: RunState,
  known: StepFacts,
  trigger: Trigger,
  now: number,
): Transition {
  const transition: Transition = {
    moves: [],
    arrivals: [],
    send: null,
    profileUpdate: null,
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
    const visit = visitActivity(activity, {
      state,
      facts,
      trigger: current,
      now,
      isRead: compiled.resultsRead.has(activity.id),
    });
    if (visit.kind === 'wait') {
      const { waitingFor, deadlineAt, wakeAt } = visit;
      if (visit.sendExpiresAt !== undefined) {
        transition.send = {
          activityId: state.activityId,
          visit: state.visit,
          expiresAt: visit.sendExpiresAt,
        };
      }
      return { ...transition, state: { ...state, waitingFor, deadlineAt }, wakeAt };
    }
    if (visit.kind === 'end') return ended(transition, state, null);

    if (visit.profileUpdate !== undefined) {
      transition.profileUpdate = { ...transition.profileUpdate, ...visit.profileUpdate };
      facts = { ...facts, profile: withProfileUpdate(facts.profile, visit.profileUpdate) };
    }
    const reason = visit.reason ?? null;
    const target = compiled.targets.get(portKey(state.activityId, visit.port));
    transition.moves.push({
      activityId: state.activityId,
      visit: state.visit,
      port: visit.port,
      reason,
    });
    if (target === undefined) {
      const failed = visit.port === errorPort;
      const end: RunEnd = failed
        ? { status: 'failed', reason: reason ?? 'error' }
        : { status: 'finished', reason: null };
      return { ...transition, state: atRest(state), end };
    }
    state = {
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

function atRest(state: RunState): RunState {
  return { ...state, waitingFor: null, deadlineAt: null };
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
