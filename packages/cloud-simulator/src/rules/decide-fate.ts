import { laterRefusal } from '../accounts/may-send.ts';
import type { NumberSettings } from '../accounts/settings.ts';
import type { Context } from '../context.ts';
import { mediaTrouble } from '../messages/media-trouble.ts';
import type { ValidSend } from '../messages/send-request.ts';
import { isUnitedStates } from '../numbers/united-states.ts';
import { drawsFor } from '../randomness/randomness.ts';
import type { Fate } from '../statuses/plan-statuses.ts';
import { createCountMarketing } from './marketing-cap.ts';
import { createPacing } from './pacing.ts';
import { peopleOfTier, type PortfolioLimit } from './portfolio-limit.ts';

/** A checked send on its way to a person. */
export interface Outgoing {
  business: NumberSettings;
  send: ValidSend;
  windowOpen: boolean;
  now: number;
}

/** What Meta will make of an accepted message. Call it in the transaction that stores the message. */
export type DecideFate = (outgoing: Outgoing) => Fate;

const refused = (code: number, after: 'nothing' | 'sent' = 'nothing'): Fate => ({
  kind: 'fails',
  code,
  after,
});

/** All rules that let a message fail after it was accepted, in the order in which they are asked. */
export function createDecideFate(context: Context, portfolio: PortfolioLimit): DecideFate {
  const { accounts, behaviour, blockList, chance, faults, handsets, media, rules, store } = context;
  const countMarketing = createCountMarketing(store);
  const pacing = createPacing(rules);

  const marketingTrouble = ({ send, windowOpen, now }: Outgoing): Fate | undefined => {
    if (send.template?.category !== 'MARKETING') return undefined;
    const { number } = send.recipient;
    if (handsets.settingsOf(number).stoppedMarketing) return refused(131050);
    if (isUnitedStates(number)) return refused(131049, 'sent');
    const { experimentShare, marketingCap } = rules.current();
    // The same people for the same seed, whatever else goes on.
    const place = Number(BigInt(number) % 2_147_483_647n);
    if (experimentShare > 0 && drawsFor(behaviour.seed, place)() < experimentShare) {
      return refused(130472);
    }
    if (marketingCap && !windowOpen) {
      const since = now - marketingCap.hours * 3_600_000;
      if (countMarketing(number, since) >= marketingCap.messages) return refused(131049, 'sent');
    }
    return undefined;
  };

  const overPortfolioLimit = ({ business, send, windowOpen, now }: Outgoing): boolean => {
    if (windowOpen) return false;
    const businessId = accounts.businessAccount(business.wabaId)?.businessId ?? business.wabaId;
    const tier = accounts.portfolio(businessId)?.messagingLimit ?? 'TIER_UNLIMITED';
    const limit = rules.current().portfolioLimit ?? peopleOfTier(tier);
    return limit !== null && !portfolio.take(businessId, send.recipient.number, limit, now);
  };

  const ordered = ({ business, send }: Outgoing): Fate | undefined => {
    const error = faults.errorFor('webhook', {
      phoneNumberId: business.phoneNumberId,
      number: send.recipient.number,
      template: send.template?.name ?? null,
    });
    if (!error) return undefined;
    const { code, after, delayMs } = error;
    return { kind: 'fails', code, after, ...(delayMs === undefined ? {} : { delayMs }) };
  };

  const failure = (outgoing: Outgoing): Fate | undefined => {
    const { business, send, windowOpen, now } = outgoing;
    const { failsWith } = handsets.settingsOf(send.recipient.number);
    if (failsWith !== null) return refused(failsWith);
    // Meta names no code for writing to a person whom the business has blocked itself.
    if (blockList.has(business.phoneNumberId, send.recipient.number)) return refused(131026);
    const trouble = laterRefusal(accounts, business, { initiated: !windowOpen, now });
    if (trouble !== undefined) return refused(trouble);
    if (!send.template && !windowOpen) return refused(131047);
    if (mediaTrouble(media, send.media)) return refused(131053);
    const marketing = marketingTrouble(outgoing);
    if (marketing) return marketing;
    return overPortfolioLimit(outgoing) ? refused(131048) : undefined;
  };

  return (outgoing) => {
    const { send, now } = outgoing;
    const failing = ordered(outgoing);
    if (failing) return failing;
    if (behaviour.statuses === 'none') return { kind: 'silent' };
    const failed = failure(outgoing);
    if (failed) return failed;
    const settings = handsets.settingsOf(send.recipient.number);
    const decideAt = pacing.holdUntil(send, now);
    if (decideAt !== null) return { kind: 'held', decideAt };
    if (settings.blocked || send.kind === 'reaction') return { kind: 'stays_sent' };
    if (settings.off) return { kind: 'waits_for_phone' };
    const { fail } = faults.current().statuses;
    if (fail && chance() < fail.share) return refused(fail.code, 'sent');
    return { kind: 'arrives', readShare: behaviour.readShare };
  };
}
