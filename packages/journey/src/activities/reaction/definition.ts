import { withResult } from '../../step/run-state.ts';
import { deadlinePort } from '../deadline-port.ts';
import type {
  ActivityDefinition,
  OwnProblem,
  ValidationScope,
  Visit,
  VisitContext,
} from '../definition.ts';
import { durationMs } from '../duration.ts';
import { failedOutcome, firstOutcome, type TakenOutcome } from './first-outcome.ts';
import { outcomeProblems } from './outcome-problems.ts';
import { reactionResults, resultOf } from './results.ts';
import { reactionSchema, type Reaction } from './schema.ts';
import { unsentClass } from './unsent-class.ts';

function validate(activity: Reaction, scope: ValidationScope): OwnProblem[] {
  return [...watchedProblems(activity, scope), ...outcomeProblems(activity, scope)];
}

function watchedProblems(activity: Reaction, scope: ValidationScope): OwnProblem[] {
  if (activity.activityId === null) {
    return watchedProblem(
      'reaction_unbound',
      'Choose the WhatsApp message this reaction waits for.',
    );
  }
  const watched = scope.activityById(activity.activityId);
  if (watched === undefined || watched.type !== 'whatsapp') {
    return watchedProblem(
      'reaction_unknown',
      'The message this reaction waits for was deleted. Choose another one.',
    );
  }
  if (!scope.leadsTo(watched.id, activity.id)) {
    return scope.leadsTo(activity.id, watched.id)
      ? watchedProblem(
          'reaction_not_earlier',
          'The message comes later than this reaction. Choose an earlier one.',
        )
      : watchedProblem(
          'reaction_elsewhere',
          'The message is on another path: nobody who got it comes here. Choose one on the way here.',
        );
  }
  return [];
}

function watchedProblem(code: string, text: string): OwnProblem[] {
  return [{ severity: 'error', field: 'activityId', code, text }];
}

function visit(activity: Reaction, context: VisitContext): Visit {
  const { state, facts, now } = context;
  const watched = activity.activityId ?? '';
  const key = state.context.messages[watched];
  if (key === undefined) {
    const reason = unsentReason(state.context.results?.[watched]);
    const failed =
      reason === null ? undefined : failedOutcome(activity.outcomes, unsentClass(reason));
    return failed === undefined
      ? { kind: 'leave', port: deadlinePort, reason: 'message_not_sent' }
      : leaveBy(failed, activity, context);
  }
  const taken = firstOutcome(
    activity.outcomes,
    facts.events.filter((event) => event.message === key),
    facts.messages.get(key),
  );
  if (taken !== undefined) return leaveBy(taken, activity, context);
  const deadlineAt = state.deadlineAt ?? now + durationMs(activity.deadline);
  if (now >= deadlineAt) return { kind: 'leave', port: deadlinePort };
  return { kind: 'wait', waitingFor: 'reaction', deadlineAt, wakeAt: deadlineAt };
}

function leaveBy(taken: TakenOutcome, activity: Reaction, { state, isRead }: VisitContext): Visit {
  const leave = { kind: 'leave', port: taken.outcome.id } as const;
  if (!isRead) return leave;
  return { ...leave, context: withResult(state.context, activity.id, resultOf(taken)) };
}

/** Why the watched message never left, as its activity remembers it. */
function unsentReason(result: unknown): string | null {
  return typeof result === 'object' &&
    result !== null &&
    'failure' in result &&
    typeof result.failure === 'string'
    ? result.failure
    : null;
}

export const reaction: ActivityDefinition<Reaction> = {
  type: 'reaction',
  create: (id, position) => reactionSchema.parse({ id, type: 'reaction', position }),
  ports: (activity) => [...activity.outcomes.map((outcome) => outcome.id), deadlinePort],
  validate,
  provides: reactionResults,
  visit,
  waits: true,
  arrivalNeeds: 'behind',
};
