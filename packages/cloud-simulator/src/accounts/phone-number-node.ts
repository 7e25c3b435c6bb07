import type { Accounts } from './accounts.ts';
import { defaultAppId } from './accounts.ts';
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

/** A phone number as the Graph API knows it, with every field that can be asked for. */
export function phoneNumberNode(
  accounts: Accounts,
  number: NumberSettings,
): Record<string, unknown> {
  const account = accounts.businessAccount(number.wabaId);
  const app = accounts.app(number.appId ?? defaultAppId);
  const webhooks = {
    application: app?.callbackUrl,
    whatsapp_business_account: account?.overrideCallbackUrl,
    phone_number: number.callbackUrl,
  };
  return {
    id: number.phoneNumberId,
    display_phone_number: number.displayPhoneNumber,
    verified_name: number.verifiedName,
    quality_rating: number.qualityRating,
    code_verification_status: 'VERIFIED',
    platform_type: 'CLOUD_API',
    throughput: { level: number.throughput },
    webhook_configuration: Object.values(webhooks).some((url) => url !== undefined)
      ? webhooks
      : undefined,
    last_onboarded_time: '2026-01-15T09:00:00+0000',
    name_status: 'APPROVED',
    new_name_status: 'NONE',
    status: 'CONNECTED',
    account_mode: 'LIVE',
    messaging_limit_tier: 'TIER_UNLIMITED',
    whatsapp_business_manager_messaging_limit: 'TIER_UNLIMITED',
    is_official_business_account: false,
    is_pin_enabled: true,
    is_preverified_number: false,
    is_on_biz_app: false,
    health_status: {
      can_send_message: 'AVAILABLE',
      entities: [
        {
          entity_type: 'PHONE_NUMBER',
          id: number.phoneNumberId,
          can_send_message: 'AVAILABLE',
        },
        { entity_type: 'WABA', id: number.wabaId, can_send_message: 'AVAILABLE' },
      ],
    },
  };
}
