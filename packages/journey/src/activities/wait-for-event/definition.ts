import { evaluateRule } from '../../rules/evaluate-rule.ts';
import { passageData } from '../../rules/passage-data.ts';
import { eventsSince, markAt, type EventMark, type ProfileEvent } from '../../step/event-mark.ts';
import { messageKey, withMark, withResult, type RunContext } from '../../step/run-state.ts';
import { deadlinePort } from '../deadline-port.ts';
import type { ActivityDefinition, ProvidedResult, Visit, VisitContext } from '../definition.ts';
import { durationMs } from '../duration.ts';
import { waitForEventSchema, type WaitForEvent } from './schema.ts';
import { waitForEventProblems } from './wait-for-event-problems.ts';

function visit(activity: WaitForEvent, context: VisitContext): Visit {
  const { state, facts, now } = context;
  // A forecast knows that it came, and not what it carried.
  if (facts.chosenPorts?.get(messageKey(activity.id, state.visit)) === 'next')
    return { kind: 'leave', port: 'next', context: unmarked(state.context, activity) };
  const events = (facts.profileEvents ?? []).filter(({ name }) => name === activity.eventName);
  const mark = markOf(activity, context, events);
  const fresh = eventsSince(mark, events);
  const { deadlineAt: until } = state;
  const found = fresh.find(
    (event) => (until === null || event.receivedAt <= until) && isMeant(activity, event, context),
  );
  if (found !== undefined) return leaveBy(found, activity, context);
  const deadlineAt = until ?? now + durationMs(activity.deadline);
  if (now >= deadlineAt) {
    return { kind: 'leave', port: deadlinePort, context: unmarked(state.context, activity) };
  }
  // What was passed over is not looked at again.
  const isNew = state.waitingFor !== 'event' || fresh.length > 0;
  return {
    kind: 'wait',
    waitingFor: 'event',
    deadlineAt,
    wakeAt: deadlineAt,
    ...(isNew
      ? { context: withMark(state.context, activity.id, markAt(now, events, facts.pace)) }
      : {}),
  };
}

/** From where on events count: from what was passed over, from an earlier activity, or from now. */
function markOf(
  { id, since }: WaitForEvent,
  { state, facts, now }: VisitContext,
  events: readonly ProfileEvent[],
): EventMark {
  const { marks } = state.context;
  const own = state.waitingFor === 'event' ? marks?.[id] : undefined;
  return own ?? (since === null ? undefined : marks?.[since]) ?? markAt(now, events, facts.pace);
}

function isMeant(
  { rule }: WaitForEvent,
  { payload }: ProfileEvent,
  context: VisitContext,
): boolean {
  return evaluateRule(rule, { ...passageData(context), event: payload });
}

function leaveBy(
  event: ProfileEvent,
  activity: WaitForEvent,
  { state, isRead }: VisitContext,
): Visit {
  const context = unmarked(state.context, activity);
  return {
    kind: 'leave',
    port: 'next',
    context: isRead ? withResult(context, activity.id, resultOf(event, activity)) : context,
  };
}

/** The fields that the author named; nothing else of the event is kept. */
function resultOf({ payload }: ProfileEvent, { fields }: WaitForEvent): Record<string, unknown> {
  return Object.fromEntries(
    fields.flatMap(({ name }) => (Object.hasOwn(payload, name) ? [[name, payload[name]]] : [])),
  );
}

function unmarked(context: RunContext, { id }: WaitForEvent): RunContext {
  if (context.marks?.[id] === undefined) return context;
  const { [id]: _, ...marks } = context.marks;
  return { ...context, marks };
}

function results({ fields }: WaitForEvent): ProvidedResult[] {
  return fields.map(({ name, kind }) => ({ field: name, kind, label: name, ports: ['next'] }));
}

export const waitForEvent: ActivityDefinition<WaitForEvent> = {
  type: 'waitForEvent',
  create: (id, position) => waitForEventSchema.parse({ id, type: 'waitForEvent', position }),
  ports: () => ['next', deadlinePort],
  validate: waitForEventProblems,
  provides: results,
  rules: ({ rule }) => [rule],
  visit,
  // Since an earlier activity the event may have come already, also on each further lap.
  waits: ({ since }) => since === null,
  arrivalNeeds: 'profile',
  followsProfile: () => true,
};
