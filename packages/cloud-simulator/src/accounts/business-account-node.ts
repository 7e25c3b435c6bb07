import type { BusinessAccountSettings } from './settings.ts';

export const businessAccountDefaults = [
  'id',
  'name',
  'currency',
  'timezone_id',
  'message_template_namespace',
];

/** A WhatsApp Business Account as the Graph API knows it. */
export function businessAccountNode(account: BusinessAccountSettings): Record<string, unknown> {
  return {
    id: account.wabaId,
    name: account.name,
    currency: 'EUR',
    timezone_id: '57',
    country: 'IT',
    message_template_namespace: 'ba30dd89_2ebd_41e4_b805_f2c05ae04cc9',
    account_review_status: 'APPROVED',
    business_verification_status: 'verified',
    ownership_type: 'SELF',
    primary_business_location: 'IT',
    marketing_messages_onboarding_status: 'ELIGIBLE',
    whatsapp_business_manager_messaging_limit: 'TIER_UNLIMITED',
    health_status: {
      can_send_message: 'AVAILABLE',
      entities: [{ entity_type: 'WABA', id: account.wabaId, can_send_message: 'AVAILABLE' }],
    },
  };
}
