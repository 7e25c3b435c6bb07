import { failureClassOf, isLinkOf, type FailureClass } from '@waypost/whatsapp';

import type { MessageEvent, MessageFacts } from '../../step/run-state.ts';
import { saysOneOf } from '../said-words.ts';
import type { ReactionOutcome, ReactionOutcomeOf } from './schema.ts';

/** The outcome a reaction takes, with what it was decided by: an event, or the class of a failure. */
export interface TakenOutcome {
  outcome: ReactionOutcome;
  event?: MessageEvent;
  failure?: FailureClass;
}

/**
 * The outcome to take. What the person did comes first, in the order in which we received it; then
 * failure, read, delivered. Statuses carry Meta's clock and replies ours, so the two are not compared.
 */
export function firstOutcome(
  outcomes: readonly ReactionOutcome[],
  events: readonly MessageEvent[],
  message: MessageFacts | undefined,
): TakenOutcome | undefined {
  for (const event of events.toSorted((a, b) => a.sequence - b.sequence)) {
    const outcome = outcomeOfEvent(outcomes, event);
    if (outcome !== undefined) return { outcome, event };
  }
  if (message?.failedAt != null) {
    const { failureCode } = message;
    const failed = failedOutcome(
      outcomes,
      failureCode == null ? 'other' : failureClassOf(failureCode),
    );
    if (failed !== undefined) return failed;
  }
  const has = {
    read: message?.readAt != null,
    delivered: message?.deliveredAt != null || message?.readAt != null,
  };
  for (const kind of ['read', 'delivered'] as const) {
    const outcome = outcomes.find((candidate) => candidate.kind === kind);
    if (outcome !== undefined && has[kind]) return { outcome };
  }
  return undefined;
}

/** The outcome for a failure of a class: one that names it, else one for all failures. */
export function failedOutcome(
  outcomes: readonly ReactionOutcome[],
  failure: FailureClass,
): TakenOutcome | undefined {
  const failures = ofKind(outcomes, 'failed');
  const outcome =
    failures.find(({ classes }) => classes.includes(failure)) ??
    failures.find(({ classes }) => classes.length === 0);
  return outcome === undefined ? undefined : { outcome, failure };
}

/** Of several that an event fits, the one that says most about it. */
function outcomeOfEvent(
  outcomes: readonly ReactionOutcome[],
  event: MessageEvent,
): ReactionOutcome | undefined {
  if (event.kind === 'click') {
    const clicks = ofKind(outcomes, 'click');
    return (
      clicks.find(({ urls }) => urls.some((url) => isLinkOf(url, event.url ?? ''))) ??
      clicks.find(({ urls }) => urls.length === 0)
    );
  }
  const tapped =
    event.kind === 'button'
      ? ofKind(outcomes, 'button').find(({ button }) => button === event.button)
      : undefined;
  const said =
    event.text == null ? undefined : keywordOutcome(ofKind(outcomes, 'keyword'), event.text);
  const sentIn = event.kind === 'flow' ? ofKind(outcomes, 'flow')[0] : undefined;
  return tapped ?? said ?? sentIn ?? ofKind(outcomes, 'reply')[0];
}

function keywordOutcome(
  outcomes: readonly ReactionOutcomeOf<'keyword'>[],
  text: string,
): ReactionOutcome | undefined {
  return outcomes.find(({ words, where }) => saysOneOf(text, words, where));
}

function ofKind<K extends ReactionOutcome['kind']>(
  outcomes: readonly ReactionOutcome[],
  kind: K,
): ReactionOutcomeOf<K>[] {
  return outcomes.filter((outcome): outcome is ReactionOutcomeOf<K> => outcome.kind === kind);
}
