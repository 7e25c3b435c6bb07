import { checkMaySend } from '../accounts/may-send.ts';
import type { NumberSettings } from '../accounts/settings.ts';
import type { Context } from '../context.ts';
import { GraphError } from '../graph/graph-error.ts';
import { drawsFor } from '../randomness/randomness.ts';
import { createDecideFate } from '../rules/decide-fate.ts';
import { createPortfolioLimit } from '../rules/portfolio-limit.ts';
import { planStatuses, type PlannedStep } from '../statuses/plan-statuses.ts';
import { pricingOf } from '../statuses/pricing.ts';
import { step } from '../statuses/progress.ts';
import type { StatusLane } from '../statuses/status-lane.ts';
import { readSend, type ValidSend } from './send-request.ts';

/** How long after a person wrote free-form messages may be sent to them. */
export const serviceWindow = 24 * 3_600_000;

/** The answer to an accepted send, as Meta writes it. */
export interface SendAnswer {
  messaging_product: 'whatsapp';
  contacts: { input: string; wa_id?: string; user_id?: string }[];
  messages: { id: string; message_status?: 'accepted' | 'held_for_quality_assessment' }[];
}

export type AcceptSend = (
  number: NumberSettings,
  body: Record<string, unknown>,
) => Promise<SendAnswer>;

/**
 * Accepts sends: checks, decides what will become of the message, and answers once message and
 * pending statuses are in the file. Throws a GraphError for what Meta refuses at once. The same body
 * twice is two messages: the Cloud API knows no idempotency.
 */
export function createAcceptSend(context: Context, statuses: StatusLane): AcceptSend {
  const { accounts, behaviour, book, chance, clock, commits, faults, freeEntry, handsets } =
    context;
  const { limits, rules, store } = context;
  const decideFate = createDecideFate(context, createPortfolioLimit(store));

  const checkSender = (
    business: NumberSettings,
    send: ValidSend,
    windowOpen: boolean,
    now: number,
  ): void => {
    const { number } = send.recipient;
    if (number === business.displayPhoneNumber.replace(/\D/g, '')) {
      throw new GraphError(131021, 'Sender and recipient phone number is the same.');
    }
    checkMaySend(accounts, business, number);
    if (!send.template && !windowOpen && rules.current().windowRefusal === 'http') {
      throw new GraphError(
        131047,
        'Message failed to send because more than 24 hours have passed since the customer last replied to this number.',
      );
    }
    limits.take(business, number, now);
  };

  /** `delivered` before `sent`, for the share of messages a test asked for. */
  const disorder = ([first, second]: PlannedStep[]): void => {
    const { reorder } = faults.current().statuses;
    if (!first || second?.step !== step.delivered || reorder === 0 || chance() >= reorder) return;
    [first.dueAt, second.dueAt] = [second.dueAt, first.dueAt];
  };

  return async (business, body) => {
    const send = readSend(context, business.wabaId, body);
    const { number, input, userId } = send.recipient;
    const { phoneNumberId } = business;
    const now = clock.now();
    const wroteAt = handsets.wroteAt(number, phoneNumberId);
    const windowOpen = wroteAt !== null && now - wroteAt < serviceWindow;
    checkSender(business, send, windowOpen, now);

    const { seq, id } = book.nextId(number);
    const content = JSON.stringify(send.content);
    let plan: PlannedStep[] = [];
    await commits.commit(() => {
      const fate = decideFate({ business, send, windowOpen, now });
      plan = planStatuses(fate, behaviour.delays, now, drawsFor(behaviour.seed, seq));
      disorder(plan);
      const free = freeEntry.answered(number, phoneNumberId, now) !== null;
      const category = send.template?.category ?? null;
      book.insert(seq, {
        phoneNumberId,
        number,
        fromPerson: false,
        at: now,
        kind: send.kind,
        content,
        extras: null,
        quotedId: send.quotedId,
        pricing: JSON.stringify(pricingOf(category, { windowOpen, freeEntry: free }, now)),
        template: send.template,
        echo: send.echo,
      });
      handsets.ensure(number, seq);
      if (userId === null) handsets.show(number, phoneNumberId, now);
      statuses.plan(seq, plan);
    });
    if (plan.length > 0) statuses.wake(Math.min(...plan.map((each) => each.dueAt)));
    const held = plan[0]?.step === step.decide;
    return {
      messaging_product: 'whatsapp',
      contacts: [userId === null ? { input, wa_id: number } : { input, user_id: userId }],
      messages: [
        send.template
          ? { id, message_status: held ? 'held_for_quality_assessment' : 'accepted' }
          : { id },
      ],
    };
  };
}
