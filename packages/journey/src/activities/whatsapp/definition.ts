import { validateContent } from '@waypost/whatsapp';

import type {
  ActivityDefinition,
  OwnProblem,
  ValidationScope,
  Visit,
  VisitContext,
} from '../definition.ts';
import { durationMs } from '../duration.ts';
import { errorPort } from '../error-port.ts';
import { knownVariables } from '../known-variables.ts';
import { messageKey, withResult, type RunContext, type RunState } from '../../step/run-state.ts';
import { whatsAppSchema, type WhatsAppActivity } from './schema.ts';

function validate(activity: WhatsAppActivity, scope: ValidationScope): OwnProblem[] {
  const sender = scope.senders.find((candidate) => candidate.id === activity.senderId);
  if (sender === undefined) {
    return [
      {
        severity: 'error',
        field: 'senderId',
        code: activity.senderId === null ? 'sender_missing' : 'sender_unknown',
        text:
          activity.senderId === null
            ? 'Choose the sender this message comes from.'
            : 'The chosen sender no longer exists. Choose another one.',
      },
    ];
  }
  const templates = scope.templatesOf(sender.id);
  const problems: OwnProblem[] = validateContent(
    activity.content,
    templates,
    knownVariables(scope),
  ).map((problem) => ({ severity: 'error', ...problem }));
  const name = activity.content.template?.name;
  const category = templates.find((template) => template.name === name)?.category;
  if (
    category === 'AUTHENTICATION' &&
    scope.entry?.type !== 'entryEvent' &&
    scope.entry?.type !== 'entryMessage'
  ) {
    problems.push({
      severity: 'error',
      field: 'content.template.name',
      code: 'authentication_needs_event',
      text: 'A one-time code answers a request: start this journey with an event, or choose another template.',
    });
  }
  return problems;
}

function visit(activity: WhatsAppActivity, { state, trigger, now, isRead }: VisitContext): Visit {
  if (state.waitingFor !== 'dispatch') {
    const expiresAt = now + durationMs(activity.expiry);
    return {
      kind: 'wait',
      waitingFor: 'dispatch',
      deadlineAt: expiresAt,
      wakeAt: expiresAt,
      sendExpiresAt: expiresAt,
    };
  }
  if (trigger.kind === 'dispatched') {
    return trigger.outcome === 'accepted'
      ? { kind: 'leave', port: 'next', context: withMessage(activity, state) }
      : {
          kind: 'leave',
          port: errorPort,
          reason: trigger.reason,
          context: withoutMessage(activity, state, isRead ? trigger.reason : null),
        };
  }
  // Only the outcome of the message moves the run on. Past the expiry its owner decides and tells.
  const deadlineAt = state.deadlineAt ?? now;
  const wakeAt = now < deadlineAt ? deadlineAt : now + unresolvedPause;
  return { kind: 'wait', waitingFor: 'dispatch', deadlineAt, wakeAt };
}

function withMessage({ id }: WhatsAppActivity, { context, visit: place }: RunState): RunContext {
  const messages = { ...context.messages, [id]: messageKey(id, place) };
  const sent = { ...context, messages };
  return context.results?.[id] === undefined ? sent : withResult(sent, id, {});
}

/** An earlier lap's message is not the one that people behind this activity are asked about. */
function withoutMessage(
  { id }: WhatsAppActivity,
  { context }: RunState,
  failure: string | null,
): RunContext {
  const { [id]: earlier, ...others } = context.messages;
  const kept = earlier === undefined ? context : { ...context, messages: others };
  return failure === null ? kept : withResult(kept, id, { failure });
}

/** How long to leave a run alone whose expired message has an attempt without an answer, ms. */
const unresolvedPause = 5_000;

export const whatsApp: ActivityDefinition<WhatsAppActivity> = {
  type: 'whatsapp',
  create: (id, position) => whatsAppSchema.parse({ id, type: 'whatsapp', position }),
  ports: () => ['next', errorPort],
  validate,
  provides: () => [
    { field: 'failure', kind: 'text', label: 'why it was not sent', ports: [errorPort] },
  ],
  visit,
  waits: false,
  arrivalNeeds: 'profile',
};
