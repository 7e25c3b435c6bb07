import type { CompiledGraph } from '../graph/compile-graph.ts';
import type { RequestedEffect } from '../step/effect.ts';
import type { ProfileEvent } from '../step/event-mark.ts';
import type {
  MessageFacts,
  RunContext,
  RunState,
  StepFacts,
  Transition,
  Trigger,
  WaitingFor,
} from '../step/run-state.ts';
import { step, type OnVisit } from '../step/step.ts';
import { instantOf, shownAt, type Pace } from './pace.ts';

/**
 * `step` for journeys that may be tried at a pace of their own: there the step is taken by the clock of the trial, on which
 * every moment it looks at is put first, and what it answers is told in real time. So waits of all kinds, dates, hours and
 * deadlines come in the order in which they would come at their own pace. Other journeys are stepped as they are.
 *
 * What happens outside keeps its own time: how long a message may wait to leave, and how long another system may take.
 *
 * @param now ms since the epoch, as in everything given and answered
 */
export function stepAtPace(
  compiled: CompiledGraph,
  state: RunState,
  facts: StepFacts,
  trigger: Trigger,
  now: number,
  onVisit?: OnVisit,
): Transition {
  const { pace } = compiled;
  if (pace === null) return step(compiled, state, facts, trigger, now, onVisit);
  const clock = clockOf(pace, now);
  const shown = shownAt(pace, now);
  const moved = step(
    compiled,
    clock.showState(state),
    { ...shownFacts(facts, clock.show), pace: pace.factor },
    trigger,
    shown,
    onVisit,
  );
  const { waitingFor } = moved.state;
  return {
    ...moved,
    state: clock.tellState(moved.state),
    wakeAt: moved.wakeAt === null ? null : clock.tell(moved.wakeAt, waitingFor),
    send:
      moved.send === null
        ? null
        : { ...moved.send, expiresAt: clock.tell(moved.send.expiresAt, 'dispatch') },
    effects: moved.effects.map((effect) => toldEffect(effect, clock.tell)),
    branches: moved.branches.map((branch) => ({ ...branch, state: clock.tellState(branch.state) })),
  };
}

type Tell = (shown: number, waitingFor: WaitingFor | null) => number;

/** What a passage remembers, its moments put elsewhere. */
function contextBy(context: RunContext, by: (at: number) => number): RunContext {
  const { marks, goalAt } = context;
  if (marks === undefined && goalAt === undefined) return context;
  return {
    ...context,
    ...(goalAt === undefined ? {} : { goalAt: by(goalAt) }),
    ...(marks === undefined
      ? {}
      : {
          marks: Object.fromEntries(
            Object.entries(marks).map(([id, mark]) => [id, { ...mark, at: by(mark.at) }]),
          ),
        }),
  };
}

function clockOf(pace: Pace, now: number) {
  const ahead = shownAt(pace, now) - now;
  const show = (at: number): number => shownAt(pace, at);
  const tell: Tell = (shown, waitingFor) =>
    isOutside(waitingFor) ? shown - ahead : instantOf(pace, shown);
  return {
    show,
    tell,
    showState: (state: RunState): RunState => ({
      ...state,
      deadlineAt:
        state.deadlineAt === null
          ? null
          : isOutside(state.waitingFor)
            ? state.deadlineAt + ahead
            : show(state.deadlineAt),
      context: contextBy(state.context, show),
    }),
    tellState: (state: RunState): RunState => ({
      ...state,
      deadlineAt: state.deadlineAt === null ? null : tell(state.deadlineAt, state.waitingFor),
      context: contextBy(state.context, (at) => instantOf(pace, at)),
    }),
  };
}

/** Whether what is waited for comes from a machine outside, which works no faster for a trial. */
function isOutside(waitingFor: WaitingFor | null): boolean {
  return waitingFor === 'dispatch' || waitingFor === 'call';
}

function shownFacts(facts: StepFacts, show: (at: number) => number): StepFacts {
  const events = (list: readonly ProfileEvent[]) =>
    list.map((event) => ({ ...event, receivedAt: show(event.receivedAt) }));
  const { enteredAt, profileEvents, exitEvents, ruleFacts } = facts;
  return {
    ...facts,
    messages: new Map(
      [...facts.messages].map(([key, message]) => [key, shownMessage(message, show)]),
    ),
    ...(enteredAt === undefined ? {} : { enteredAt: show(enteredAt) }),
    ...(profileEvents === undefined ? {} : { profileEvents: events(profileEvents) }),
    ...(exitEvents === undefined ? {} : { exitEvents: events(exitEvents) }),
    ...(ruleFacts === undefined
      ? {}
      : {
          ruleFacts: {
            ...ruleFacts,
            windows: new Map([...ruleFacts.windows].map(([id, until]) => [id, show(until)])),
          },
        }),
  };
}

function shownMessage(message: MessageFacts, show: (at: number) => number): MessageFacts {
  const shown = (at: number | null) => (at === null ? null : show(at));
  return {
    ...message,
    acceptedAt: shown(message.acceptedAt),
    deliveredAt: shown(message.deliveredAt),
    readAt: shown(message.readAt),
    failedAt: shown(message.failedAt),
  };
}

function toldEffect(effect: RequestedEffect, tell: Tell): RequestedEffect {
  return effect.kind === 'call' ? { ...effect, expiresAt: tell(effect.expiresAt, 'call') } : effect;
}
