import type { Accounts } from '../accounts/accounts.ts';
import type { BusinessAccountSettings } from '../accounts/settings.ts';
import type { AccountUpdate } from './account-events.ts';

/** A day as Meta writes it into a ban's date: `April 17, 2025`. */
function metaDate(at: number): string {
  return new Intl.DateTimeFormat('en-US', { dateStyle: 'long', timeZone: 'UTC' }).format(at);
}

const banOf = {
  SCHEDULE_FOR_DISABLE: 'scheduled',
  DISABLE: 'disabled',
  REINSTATE: 'none',
} as const;

function restrictionInfo(restrictions: BusinessAccountSettings['restrictions']) {
  return restrictions.map(({ type, expiresAt }) => ({
    restriction_type: type,
    ...(expiresAt === null ? {} : { expiration: Math.floor(expiresAt / 1000) }),
  }));
}

/** Carries an account's update into its settings; answers the value of the webhook. */
export function applyAccountUpdate(
  accounts: Accounts,
  account: BusinessAccountSettings,
  update: AccountUpdate,
  now: number,
): Record<string, unknown> {
  const change = (settings: Partial<BusinessAccountSettings>): void =>
    accounts.setBusinessAccount({ ...account, ...settings });
  const { event } = update;
  switch (event) {
    case 'DISABLED_UPDATE':
      change({ ban: banOf[update.state] });
      return {
        event,
        ban_info: { waba_ban_state: update.state, waba_ban_date: metaDate(now) },
      };
    case 'ACCOUNT_RESTRICTION':
      change({ restrictions: update.restrictions });
      return { event, restriction_info: restrictionInfo(update.restrictions) };
    case 'ACCOUNT_VIOLATION':
      return { event, violation_info: { violation_type: update.violationType } };
    case 'ACCOUNT_DELETED':
      change({ deleted: true });
      return { event };
    case 'BUSINESS_PRIMARY_LOCATION_COUNTRY_UPDATE':
      change({ country: update.country });
      return { event, country: update.country };
    case 'MM_LITE_TERMS_SIGNED':
      change({ marketingMessages: 'ONBOARDED' });
      return {
        event,
        waba_info: { owner_business_id: account.businessId, waba_id: account.wabaId },
      };
    case 'VOLUME_BASED_PRICING_TIER_UPDATE':
      return {
        event,
        volume_tier_info: {
          tier_update_time: Math.floor(now / 1000),
          pricing_category: update.pricingCategory,
          tier: update.tier,
          effective_month: update.effectiveMonth ?? new Date(now).toISOString().slice(0, 7),
          region: update.region,
        },
      };
    case 'AD_ACCOUNT_LINKED':
    case 'AUTH_INTL_PRICE_ELIGIBILITY_UPDATE':
    case 'PARTNER_ADDED':
    case 'PARTNER_REMOVED':
    case 'PARTNER_APP_INSTALLED':
    case 'PARTNER_APP_UNINSTALLED':
    case 'PARTNER_CLIENT_CERTIFICATION_STATUS_UPDATE':
      return { event, ...update.value };
  }
}
