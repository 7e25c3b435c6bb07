import { withResult } from '../../step/run-state.ts';
import type { ActivityDefinition, ProvidedResult, Visit, VisitContext } from '../definition.ts';
import { durationMs } from '../duration.ts';
import { errorPort } from '../error-port.ts';
import { visitData } from '../visit-data.ts';
import { workOutCall } from './compile-call.ts';
import { requestProblems } from './request-problems.ts';
import { httpRequestSchema, type HttpRequest } from './schema.ts';

function visit(activity: HttpRequest, context: VisitContext): Visit {
  const { state, trigger, now } = context;
  if (state.waitingFor !== 'call') return send(activity, context);
  if (trigger.kind === 'called') {
    const { result } = trigger;
    const learned =
      context.isRead && result !== null ? withResult(state.context, activity.id, result) : null;
    return {
      kind: 'leave',
      ...(trigger.outcome === 'answered'
        ? { port: 'next' }
        : { port: errorPort, reason: trigger.reason }),
      ...(learned === null ? {} : { context: learned }),
    };
  }
  const deadlineAt = state.deadlineAt ?? now;
  if (now >= deadlineAt) return { kind: 'leave', port: errorPort, reason: 'call_expired' };
  return { kind: 'wait', waitingFor: 'call', deadlineAt, wakeAt: deadlineAt };
}

function send(activity: HttpRequest, { state, facts, now }: VisitContext): Visit {
  const worked = workOutCall(activity, visitData(state, facts));
  if ('reason' in worked) return { kind: 'leave', port: errorPort, reason: worked.reason };
  const deadlineAt = now + durationMs(activity.giveUpAfter);
  return {
    kind: 'wait',
    waitingFor: 'call',
    deadlineAt,
    wakeAt: deadlineAt,
    effects: [{ kind: 'call', call: worked.call, expiresAt: deadlineAt }],
  };
}

function provides({ answer }: HttpRequest): ProvidedResult[] {
  return [
    // Also of an answer that is an error, as far as there was one.
    { field: 'status', kind: 'number', label: 'status', ports: ['next', errorPort] },
    ...answer.flatMap(({ name, kind }) =>
      name === '' ? [] : [{ field: name, kind, label: name }],
    ),
  ];
}

export const httpRequest: ActivityDefinition<HttpRequest> = {
  type: 'httpRequest',
  create: (id, position) => httpRequestSchema.parse({ id, type: 'httpRequest', position }),
  ports: () => ['next', errorPort],
  validate: requestProblems,
  provides,
  visit,
  waits: false,
  arrivalNeeds: 'profile',
};
