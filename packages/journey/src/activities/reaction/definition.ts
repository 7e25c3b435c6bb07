import type { MessageEvent, MessageFacts } from '../../step/run-state.ts';
import type {
  ActivityDefinition,
  OwnProblem,
  ValidationScope,
  Visit,
  VisitContext,
} from '../definition.ts';
import { durationMs } from '../duration.ts';
import { responseReplies, templateReplies } from './replies.ts';
import { reactionSchema, type Reaction, type ReactionOutcome } from './schema.ts';

/** Port of people none of whose outcomes came in time. */
export const deadlinePort = 'deadline';

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
    return watchedProblem(
      'reaction_not_earlier',
      'The message comes later than this reaction, or on another path. Choose an earlier one.',
    );
  }
  return [];
}

function watchedProblem(code: string, text: string): OwnProblem[] {
  return [{ severity: 'error', field: 'activityId', code, text }];
}

function outcomeProblems(activity: Reaction, scope: ValidationScope): OwnProblem[] {
  if (activity.outcomes.length === 0) {
    return [
      {
        severity: 'error',
        field: 'outcomes',
        code: 'outcome_missing',
        text: 'Add at least one outcome to wait for.',
      },
    ];
  }
  const problems: OwnProblem[] = [];
  const seen = new Set<string>();
  const buttons = watchedReplies(activity, scope);
  for (const [index, outcome] of activity.outcomes.entries()) {
    const meaning = outcome.kind === 'button' ? `button ${outcome.button}` : outcome.kind;
    if (seen.has(meaning)) {
      problems.push({
        severity: 'error',
        field: `outcomes.${index}`,
        code: 'outcome_repeated',
        text: 'This outcome is listed twice. Remove one.',
      });
    }
    seen.add(meaning);
    if (outcome.kind === 'button' && buttons !== null && !buttons.has(outcome.button)) {
      problems.push({
        severity: 'error',
        field: `outcomes.${index}`,
        code: 'button_unknown',
        text: `The message has no answer "${outcome.label}" to tap. Choose one of its buttons.`,
      });
    }
  }
  return problems;
}

/** Places of all that the watched message offers to tap; null while its template is not known. */
function watchedReplies(activity: Reaction, scope: ValidationScope): Set<number> | null {
  const watched = scope.activityById(activity.activityId ?? '');
  if (watched?.type !== 'whatsapp' || watched.senderId === null) return null;
  const { template: chosen, response } = watched.content;
  const template = scope
    .templatesOf(watched.senderId)
    .find((candidate) => candidate.name === chosen?.name);
  if (template === undefined && (chosen !== undefined || response === undefined)) return null;
  const replies = [
    ...(template === undefined ? [] : templateReplies(template)),
    ...Object.values(response?.byLanguage ?? {}).flatMap(responseReplies),
  ];
  return new Set(replies.map(({ button }) => button));
}

function visit(activity: Reaction, { state, facts, now }: VisitContext): Visit {
  const key = state.context.messages[activity.activityId ?? ''];
  if (key === undefined) return { kind: 'leave', port: deadlinePort, reason: 'message_not_sent' };
  const outcome = firstOutcome(
    activity.outcomes,
    facts.events.filter((event) => event.message === key),
    facts.messages.get(key),
  );
  if (outcome !== undefined) return { kind: 'leave', port: outcome.id };
  const deadlineAt = state.deadlineAt ?? now + durationMs(activity.deadline);
  if (now >= deadlineAt) return { kind: 'leave', port: deadlinePort };
  return { kind: 'wait', waitingFor: 'reaction', deadlineAt, wakeAt: deadlineAt };
}

/**
 * The outcome to take. What the person did comes first, in the order in which we received it; then
 * failure, read, delivered. Statuses carry Meta's clock and replies ours, so the two are not compared.
 */
function firstOutcome(
  outcomes: readonly ReactionOutcome[],
  events: readonly MessageEvent[],
  message: MessageFacts | undefined,
): ReactionOutcome | undefined {
  for (const event of events.toSorted((a, b) => a.sequence - b.sequence)) {
    const outcome = outcomeOfEvent(outcomes, event);
    if (outcome !== undefined) return outcome;
  }
  const has = {
    failed: message?.failedAt != null,
    read: message?.readAt != null,
    delivered: message?.deliveredAt != null || message?.readAt != null,
  };
  for (const kind of ['failed', 'read', 'delivered'] as const) {
    const outcome = outcomes.find((candidate) => candidate.kind === kind);
    if (outcome !== undefined && has[kind]) return outcome;
  }
  return undefined;
}

function outcomeOfEvent(
  outcomes: readonly ReactionOutcome[],
  event: MessageEvent,
): ReactionOutcome | undefined {
  if (event.kind === 'failed') return undefined;
  const button = outcomes.find(
    (outcome) =>
      outcome.kind === 'button' && event.kind === 'button' && outcome.button === event.button,
  );
  return button ?? outcomes.find((outcome) => outcome.kind === 'reply');
}

export const reaction: ActivityDefinition<Reaction> = {
  type: 'reaction',
  create: (id, position) => reactionSchema.parse({ id, type: 'reaction', position }),
  ports: (activity) => [...activity.outcomes.map((outcome) => outcome.id), deadlinePort],
  validate,
  visit,
  waits: true,
  arrivalNeeds: 'behind',
};
