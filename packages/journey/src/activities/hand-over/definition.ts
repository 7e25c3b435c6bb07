import { checkLiquid, compileText, isKnownVariable, liquidVariables } from '@waypost/whatsapp';

import type { Effect } from '../../step/effect.ts';
import type {
  ActivityDefinition,
  OwnProblem,
  ValidationScope,
  Visit,
  VisitContext,
} from '../definition.ts';
import { deadlinePort } from '../deadline-port.ts';
import { durationMs } from '../duration.ts';
import { errorPort } from '../error-port.ts';
import { knownVariables } from '../known-variables.ts';
import { visitData } from '../visit-data.ts';
import { handOverSchema, type HandOver } from './schema.ts';

function validate({ senderId, note }: HandOver, scope: ValidationScope): OwnProblem[] {
  return [...senderProblems(senderId, scope), ...noteProblems(note, knownVariables(scope))];
}

function senderProblems(senderId: string | null, { senders }: ValidationScope): OwnProblem[] {
  if (senderId === null) {
    return [problem('senderId', 'sender_missing', 'Choose the sender whose conversation it is.')];
  }
  return senders.some(({ id }) => id === senderId)
    ? []
    : [
        problem(
          'senderId',
          'sender_unknown',
          'The chosen sender no longer exists. Choose another one.',
        ),
      ];
}

function noteProblems(note: string, variables: string[] | undefined): OwnProblem[] {
  if (note.trim() === '') {
    return [problem('note', 'note_missing', 'Tell your colleagues what this is about.')];
  }
  const broken = checkLiquid(note);
  if (broken !== null) return [problem('note', 'value_liquid_invalid', broken.text)];
  return liquidVariables(note)
    .filter((variable) => variables !== undefined && !isKnownVariable(variable, variables))
    .map((variable) =>
      problem(
        'note',
        'value_variable_unknown',
        `“${variable}” has no data here. Choose another personal value.`,
      ),
    );
}

function problem(field: string, code: string, text: string): OwnProblem {
  return { severity: 'error', field, code, text };
}

function visit(activity: HandOver, context: VisitContext): Visit {
  const { state, facts, trigger, now } = context;
  if (state.waitingFor !== 'person') {
    if (activity.senderId === null || facts.senders?.has(activity.senderId) !== true) {
      return { kind: 'leave', port: errorPort, reason: 'sender_missing' };
    }
    const effect = handOverEffect(activity, activity.senderId, context);
    if (!activity.waits) return { kind: 'leave', port: 'next', effects: [effect] };
    const deadlineAt = now + durationMs(activity.deadline);
    return {
      kind: 'wait',
      waitingFor: 'person',
      deadlineAt,
      wakeAt: deadlineAt,
      effects: [effect],
    };
  }
  if (trigger.kind === 'handedBack') return { kind: 'leave', port: 'next' };
  const deadlineAt = state.deadlineAt ?? now;
  if (now >= deadlineAt) return { kind: 'leave', port: deadlinePort };
  return { kind: 'wait', waitingFor: 'person', deadlineAt, wakeAt: deadlineAt };
}

const compiled = new WeakMap<HandOver, ReturnType<typeof compileText>>();

/** The Liquid of an activity is parsed once. */
function handOverEffect(
  activity: HandOver,
  senderId: string,
  { state, facts }: VisitContext,
): Effect {
  const render = compiled.get(activity) ?? compileText(activity.note);
  compiled.set(activity, render);
  const { text } = render(visitData(state, facts));
  return {
    kind: 'handOver',
    senderId,
    note: text.toWellFormed().slice(0, 4000),
    assignee: activity.assignee,
    waits: activity.waits,
  };
}

export const handOver: ActivityDefinition<HandOver> = {
  type: 'handOver',
  create: (id, position) => handOverSchema.parse({ id, type: 'handOver', position }),
  ports: ({ waits }) => (waits ? ['next', deadlinePort, errorPort] : ['next', errorPort]),
  validate,
  visit,
  waits: false,
  arrivalNeeds: 'profile',
};
