import type { Accounts } from './accounts.ts';
import { healthStatus } from './health-status.ts';
import type { NumberSettings } from './settings.ts';

/** Fields of a phone number that are answered without being asked for. */
export const phoneNumberDefaults = [
  'id',
  'display_phone_number',
  'verified_name',
  'quality_rating',
];
export const phoneNumberListDefaults = [
  ...phoneNumberDefaults,
  'code_verification_status',
  'platform_type',
  'throughput',
  'webhook_configuration',
  'last_onboarded_time',
];

function webhookConfiguration(accounts: Accounts, number: NumberSettings) {
  const account = accounts.businessAccount(number.wabaId);
  const urls = {
    application: accounts.appOf(number.wabaId)?.callbackUrl,
    whatsapp_business_account: account?.overrideCallbackUrl,
    phone_number: number.callbackUrl,
  };
  return Object.values(urls).some((url) => url !== undefined) ? urls : undefined;
}

/** A phone number as the Graph API knows it, with every field that can be asked for. */
export function phoneNumberNode(
  accounts: Accounts,
  number: NumberSettings,
): Record<string, unknown> {
  const account = accounts.businessAccount(number.wabaId);
  const limit = accounts.portfolio(account?.businessId ?? '')?.messagingLimit ?? 'TIER_250';
  return {
    id: number.phoneNumberId,
    display_phone_number: number.displayPhoneNumber,
    verified_name: number.verifiedName,
    quality_rating: number.qualityRating,
    quality_score: { score: number.qualityRating },
    code_verification_status: number.codeVerification,
    platform_type: number.registered ? 'CLOUD_API' : 'NOT_APPLICABLE',
    throughput: { level: number.registered ? number.throughput : 'NOT_APPLICABLE' },
    webhook_configuration: webhookConfiguration(accounts, number),
    last_onboarded_time: number.registered ? '2026-01-15T09:00:00+0000' : undefined,
    name_status: number.nameStatus,
    new_name_status: number.requestedName === undefined ? 'NONE' : 'PENDING_REVIEW',
    new_display_name: number.requestedName,
    status: number.registered || number.status !== 'CONNECTED' ? number.status : 'PENDING',
    account_mode: number.listedRecipients ? 'SANDBOX' : number.accountMode,
    messaging_limit_tier: limit,
    whatsapp_business_manager_messaging_limit: limit,
    is_official_business_account: number.isOfficial,
    is_pin_enabled: number.pin !== undefined || number.registered,
    is_preverified_number: false,
    is_on_biz_app: false,
    username: number.username,
    health_status: healthStatus(accounts, number.wabaId, number),
  };
}
