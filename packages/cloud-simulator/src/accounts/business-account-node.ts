import type { Accounts } from './accounts.ts';
import { healthStatus } from './health-status.ts';
import { phoneNumberListDefaults, phoneNumberNode } from './phone-number-node.ts';
import type { BusinessAccountSettings } from './settings.ts';

export const businessAccountDefaults = [
  'id',
  'name',
  'currency',
  'timezone_id',
  'message_template_namespace',
];

/** A WhatsApp Business Account as the Graph API knows it. */
export function businessAccountNode(
  accounts: Accounts,
  account: BusinessAccountSettings,
): Record<string, unknown> {
  const portfolio = accounts.portfolio(account.businessId);
  return {
    id: account.wabaId,
    name: account.name,
    currency: account.currency,
    timezone_id: account.timezoneId,
    country: account.country,
    message_template_namespace: 'ba30dd89_2ebd_41e4_b805_f2c05ae04cc9',
    account_review_status: account.reviewStatus,
    business_verification_status: portfolio?.verificationStatus ?? 'not_verified',
    ownership_type: 'SELF',
    owner_business_info: portfolio && { id: portfolio.businessId, name: portfolio.name },
    on_behalf_of_business_info: portfolio && {
      id: portfolio.businessId,
      name: portfolio.name,
      status: 'APPROVED',
      type: 'SELF',
    },
    primary_business_location: account.country,
    marketing_messages_onboarding_status: account.marketingMessages,
    whatsapp_business_manager_messaging_limit: portfolio?.messagingLimit ?? 'TIER_250',
    status: account.ban === 'disabled' ? 'DISABLED' : 'ACTIVE',
    is_enabled_for_insights: true,
    health_status: healthStatus(accounts, account.wabaId),
    phone_numbers: {
      data: accounts.numbersOf(account.wabaId).map((number) => {
        const node = phoneNumberNode(accounts, number);
        return Object.fromEntries(phoneNumberListDefaults.map((name) => [name, node[name]]));
      }),
    },
  };
}
