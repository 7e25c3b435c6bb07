import { portfolioSettingsSchema, type NumberSettings } from '../accounts/settings.ts';
import type { Context } from '../context.ts';
import { ControlError } from '../control/control-error.ts';
import { createAnnounce } from '../templates/announce.ts';
import type { WebhookLane } from '../webhooks/webhook-lane.ts';
import type { AccountEvent } from './account-events.ts';
import { applyAccountUpdate } from './apply-account-update.ts';

type Value = Record<string, unknown>;
type Of<Field extends AccountEvent['field']> = Extract<AccountEvent, { field: Field }>;

/** How many conversations a day a messaging limit stands for, as webhooks of 2025 write it. */
const perDay = {
  TIER_250: 250,
  TIER_2K: 2000,
  TIER_10K: 10_000,
  TIER_100K: 100_000,
  TIER_UNLIMITED: -1,
};

const display = (number: NumberSettings): string => number.displayPhoneNumber.replace(/\D/g, '');

/** Lets something happen to an account, a number or a Flow: the state changes, the app is told. */
export type Emit = (event: AccountEvent) => void;

export function createEmit(context: Context, webhooks: WebhookLane): Emit {
  const { accounts, clock, flows } = context;
  const announce = createAnnounce(context, webhooks);

  const accountBy = (wabaId: string) => {
    const account = accounts.businessAccount(wabaId);
    if (account) return account;
    throw new ControlError(404, 'wabaId', 'no account has this id');
  };
  const numberBy = (phoneNumberId: string) => {
    const number = accounts.number(phoneNumberId);
    if (number) return number;
    throw new ControlError(404, 'phoneNumberId', 'no number has this id');
  };
  const limitPortfolio = (wabaId: string, messagingLimit: keyof typeof perDay): void => {
    const { businessId } = accountBy(wabaId);
    const before = accounts.portfolio(businessId);
    accounts.setPortfolio(portfolioSettingsSchema.parse({ ...before, businessId, messagingLimit }));
  };

  const capability = (event: Of<'business_capability_update'>): Value => {
    limitPortfolio(event.wabaId, event.messagingLimit);
    return {
      max_daily_conversations_per_business: perDay[event.messagingLimit],
      max_phone_numbers_per_waba: event.numbersPerAccount,
    };
  };

  const quality = (number: NumberSettings, event: Of<'phone_number_quality_update'>): Value => {
    const { businessId } = accountBy(number.wabaId);
    const before = accounts.portfolio(businessId)?.messagingLimit ?? 'TIER_250';
    if (event.messagingLimit) limitPortfolio(number.wabaId, event.messagingLimit);
    const limit = event.messagingLimit ?? before;
    const status =
      event.event === 'FLAGGED'
        ? 'FLAGGED'
        : event.event === 'UNFLAGGED'
          ? 'CONNECTED'
          : number.status;
    accounts.setNumber({
      ...number,
      status,
      throughput: event.event === 'THROUGHPUT_UPGRADE' ? 'HIGH' : number.throughput,
      qualityRating: event.qualityRating ?? number.qualityRating,
    });
    return {
      display_phone_number: display(number),
      event: event.event,
      current_limit: limit,
      ...(limit === before ? {} : { old_limit: before }),
      max_daily_conversations_per_business: limit,
    };
  };

  const name = (number: NumberSettings, event: Of<'phone_number_name_update'>): Value => {
    const { requestedName, ...rest } = number;
    const asked = event.name ?? requestedName ?? number.verifiedName;
    const decided = event.decision === 'APPROVED' || event.decision === 'REJECTED';
    accounts.setNumber({
      ...(decided ? rest : number),
      verifiedName: event.decision === 'APPROVED' ? asked : number.verifiedName,
      nameStatus:
        event.decision === 'APPROVED'
          ? 'APPROVED'
          : event.decision === 'REJECTED' && requestedName === undefined
            ? 'DECLINED'
            : number.nameStatus,
    });
    return {
      display_phone_number: display(number),
      decision: event.decision,
      requested_verified_name: asked,
      rejection_reason: event.reason,
    };
  };

  const flow = (event: Of<'flows'>): Value => {
    const before = flows.find(event.wabaId, event.flowId);
    if (!before) throw new ControlError(404, 'flowId', 'the account has no such Flow');
    flows.put({ ...before, status: event.status });
    return {
      event: 'FLOW_STATUS_CHANGE',
      message: `Flow ${before.name} changed status from ${before.status} to ${event.status}`,
      flow_id: before.id,
      old_status: before.status,
      new_status: event.status,
    };
  };

  const username = (number: NumberSettings, event: Of<'business_username_update'>): Value => {
    const { username: former, ...rest } = number;
    const now = event.username ?? former;
    const has = event.status !== 'deleted' && now !== undefined;
    accounts.setNumber({ ...rest, ...(has ? { username: now } : {}) });
    return {
      display_phone_number: display(number),
      ...(now === undefined ? {} : { username: now }),
      status: event.status,
    };
  };

  const aboutAccount = (event: Extract<AccountEvent, { wabaId: string }>): Value => {
    const account = accountBy(event.wabaId);
    switch (event.field) {
      case 'account_update':
        return applyAccountUpdate(accounts, account, event.update, clock.now());
      case 'account_review_update':
        accounts.setBusinessAccount({ ...account, reviewStatus: event.decision });
        return { decision: event.decision };
      case 'account_alerts':
        return {
          entity_type: 'BUSINESS',
          entity_id: account.businessId,
          alert_info: {
            alert_severity: event.severity,
            alert_status: event.status,
            alert_type: event.type,
            alert_description: event.description,
          },
        };
      case 'business_capability_update':
        return capability(event);
      case 'flows':
        return flow(event);
    }
  };
  const aboutNumber = (
    number: NumberSettings,
    event: Exclude<AccountEvent, { wabaId: string }>,
  ): Value => {
    switch (event.field) {
      case 'phone_number_quality_update':
        return quality(number, event);
      case 'phone_number_name_update':
        return name(number, event);
      case 'security':
        return {
          display_phone_number: display(number),
          event: event.event,
          requester: event.requester,
        };
      case 'business_username_update':
        return username(number, event);
    }
  };

  return (event) => {
    if ('wabaId' in event) {
      announce(event.wabaId, event.field, aboutAccount(event));
    } else {
      const number = numberBy(event.phoneNumberId);
      announce(number.wabaId, event.field, aboutNumber(number, event));
    }
    webhooks.wake();
  };
}
