import type { NumberSettings } from '../accounts/settings.ts';
import type { Context } from '../context.ts';
import { GraphError } from '../graph/graph-error.ts';
import { isUnitedStates } from '../numbers/united-states.ts';
import { waIdOfUserId } from '../numbers/user-id.ts';
import { waIdOf } from '../numbers/wa-id.ts';
import { drawsFor } from '../randomness/randomness.ts';
import { planStatuses, type Fate } from '../statuses/plan-statuses.ts';
import { pricingOf } from '../statuses/pricing.ts';
import type { StatusLane } from '../statuses/status-lane.ts';
import { createRateLimits } from './rate-limits.ts';
import { readSend, type ValidSend } from './send-request.ts';

/** How long after a person wrote free-form messages may be sent to them. */
export const serviceWindow = 24 * 3_600_000;

/** The answer to an accepted send, as Meta writes it. */
export interface SendAnswer {
  messaging_product: 'whatsapp';
  contacts: { input: string; wa_id?: string; user_id?: string }[];
  messages: { id: string; message_status?: 'accepted' }[];
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
  const { templates, handsets, book, behaviour, clock, commits, faults, chance } = context;
  const limits = createRateLimits();

  const fateOf = (
    send: ValidSend,
    phoneNumberId: string,
    number: string,
    windowOpen: boolean,
  ): Fate => {
    const ordered = faults.errorFor('webhook', {
      phoneNumberId,
      number,
      template: send.template?.name ?? null,
    });
    if (ordered) {
      const { code, after, delayMs } = ordered;
      return { kind: 'fails', code, after, ...(delayMs === undefined ? {} : { delayMs }) };
    }
    if (behaviour.statuses === 'none') return { kind: 'silent' };
    const settings = handsets.settingsOf(number);
    if (settings.failsWith !== null) {
      return { kind: 'fails', code: settings.failsWith, after: 'nothing' };
    }
    if (!send.template && !windowOpen) return { kind: 'fails', code: 131047, after: 'nothing' };
    const marketing = send.template?.category === 'MARKETING';
    if (marketing && settings.stoppedMarketing) {
      return { kind: 'fails', code: 131050, after: 'nothing' };
    }
    if (marketing && isUnitedStates(number)) {
      return { kind: 'fails', code: 131049, after: 'sent' };
    }
    if (settings.blocked || send.kind === 'reaction') return { kind: 'stays_sent' };
    const { fail } = faults.current().statuses;
    if (fail && chance() < fail.share) return { kind: 'fails', code: fail.code, after: 'sent' };
    return { kind: 'arrives', readShare: behaviour.readShare };
  };

  return async (business, body) => {
    const send = readSend(templates, business.wabaId, body);
    const byUserId = waIdOfUserId(send.to);
    const number = byUserId ?? waIdOf(send.to);
    if (number === null) {
      throw new GraphError(131009, `The parameter to is not a valid phone number.`);
    }
    if (number === business.displayPhoneNumber.replace(/\D/g, '')) {
      throw new GraphError(131021, 'Sender and recipient phone number is the same.');
    }
    const now = clock.now();
    limits.take(business, number, now);

    const wroteAt = handsets.wroteAt(number, business.phoneNumberId);
    const windowOpen = wroteAt !== null && now - wroteAt < serviceWindow;
    const fate = fateOf(send, business.phoneNumberId, number, windowOpen);
    const { seq, id } = book.nextId(number);
    const plan = planStatuses(fate, behaviour.delays, now, drawsFor(behaviour.seed, seq));
    const { reorder } = faults.current().statuses;
    const [first, second] = plan;
    if (first && second && reorder > 0 && chance() < reorder) {
      [first.dueAt, second.dueAt] = [second.dueAt, first.dueAt];
    }
    const pricing = JSON.stringify(pricingOf(send.template?.category ?? null, windowOpen, now));
    const content = JSON.stringify(send.content);
    await commits.commit(() => {
      book.insert(seq, {
        phoneNumberId: business.phoneNumberId,
        number,
        fromPerson: false,
        at: now,
        kind: send.kind,
        content,
        quotedId: send.quotedId,
        pricing,
        template: send.template,
        echo: send.echo,
      });
      handsets.ensure(number, seq);
      statuses.plan(seq, plan);
    });
    const soonest = plan[0]?.dueAt;
    if (soonest !== undefined) statuses.wake(Math.min(soonest, second?.dueAt ?? soonest));
    return {
      messaging_product: 'whatsapp',
      contacts: [
        byUserId === null
          ? { input: send.to, wa_id: number }
          : { input: send.to, user_id: send.to },
      ],
      messages: [send.template ? { id, message_status: 'accepted' } : { id }],
    };
  };
}
