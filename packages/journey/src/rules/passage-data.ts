import type { ValidationScope, VisitContext } from '../activities/definition.ts';
import type { MessageFacts, StepFacts } from '../step/run-state.ts';
import type { RuleData } from './evaluate-rule.ts';
import type { MessageRuleState } from './rule.ts';
import { ruleMoment } from './rule-moment.ts';

/** What rules of an activity look at when a run stands there. */
export function passageData({
  state: { context },
  facts,
  now,
}: Pick<VisitContext, 'state' | 'facts' | 'now'>): RuleData {
  return {
    profile: facts.profile.attributes,
    consent: facts.profile.consent,
    event: context.event ?? {},
    results: context.results ?? {},
    moment: ruleMoment(now, facts.timeZone ?? 'UTC'),
    ...(facts.ruleFacts === undefined ? {} : { facts: facts.ruleFacts }),
    message: (activityId, asked) => {
      const key = context.messages[activityId];
      return key !== undefined && isInState(key, asked, facts);
    },
  };
}

const instantOf = {
  sent: 'acceptedAt',
  delivered: 'deliveredAt',
  read: 'readAt',
  failed: 'failedAt',
} as const satisfies Record<Exclude<MessageRuleState, 'replied'>, keyof MessageFacts>;

function isInState(
  key: string,
  asked: MessageRuleState,
  { messages, events }: Pick<StepFacts, 'messages' | 'events'>,
): boolean {
  if (asked === 'replied')
    return events.some(({ message, kind }) => message === key && kind !== 'click');
  const message = messages.get(key);
  if (message === undefined) return false;
  // Meta may tell that a message was read without having told that it arrived.
  if (asked === 'delivered') return message.deliveredAt !== null || message.readAt !== null;
  return message[instantOf[asked]] !== null;
}

/** Whether an activity is a WhatsApp activity that people pass before they come to this one. */
export function messagesBefore(
  activityId: string,
  scope: Pick<ValidationScope, 'activityById' | 'leadsTo'>,
): (messageActivityId: string) => boolean {
  return (id) => scope.activityById(id)?.type === 'whatsapp' && scope.leadsTo(id, activityId);
}
