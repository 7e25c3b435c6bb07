import { z } from 'zod';

import { messagingLimitSchema } from '../accounts/settings.ts';

const text = z.string().min(1);
const wabaId = text;
const phoneNumberId = text;
/** Milliseconds since the epoch. */
const at = z.number();

const accountUpdateSchema = z.discriminatedUnion('event', [
  z.strictObject({
    event: z.literal('DISABLED_UPDATE'),
    state: z.enum(['SCHEDULE_FOR_DISABLE', 'DISABLE', 'REINSTATE']),
  }),
  z.strictObject({
    event: z.literal('ACCOUNT_RESTRICTION'),
    /** An empty list lifts them all. */
    restrictions: z.array(
      z.strictObject({
        type: z.enum([
          'RESTRICTED_BIZ_INITIATED_MESSAGING',
          'RESTRICTED_CUSTOMER_INITIATED_MESSAGING',
          'RESTRICTED_ADD_PHONE_NUMBER_ACTION',
        ]),
        expiresAt: at.nullable().default(null),
      }),
    ),
  }),
  z.strictObject({ event: z.literal('ACCOUNT_VIOLATION'), violationType: text.default('SPAM') }),
  z.strictObject({ event: z.literal('ACCOUNT_DELETED') }),
  z.strictObject({
    event: z.literal('BUSINESS_PRIMARY_LOCATION_COUNTRY_UPDATE'),
    country: z.string().length(2),
  }),
  z.strictObject({ event: z.literal('MM_LITE_TERMS_SIGNED') }),
  z.strictObject({
    event: z.literal('VOLUME_BASED_PRICING_TIER_UPDATE'),
    pricingCategory: text.default('UTILITY'),
    tier: text.default('100000:'),
    region: text.default('Italy'),
    effectiveMonth: z
      .string()
      .regex(/^\d{4}-\d{2}$/)
      .optional(),
  }),
  z.strictObject({
    event: z.enum([
      'AD_ACCOUNT_LINKED',
      'AUTH_INTL_PRICE_ELIGIBILITY_UPDATE',
      'PARTNER_ADDED',
      'PARTNER_REMOVED',
      'PARTNER_APP_INSTALLED',
      'PARTNER_APP_UNINSTALLED',
      'PARTNER_CLIENT_CERTIFICATION_STATUS_UPDATE',
    ]),
    /** Further keys of the webhook's value. */
    value: z.record(z.string(), z.unknown()).default({}),
  }),
]);

/** Something that happens to an account, a number or a Flow: it changes the state and is told by webhook. */
export const accountEventSchema = z.discriminatedUnion('field', [
  z.strictObject({ field: z.literal('account_update'), wabaId, update: accountUpdateSchema }),
  z.strictObject({
    field: z.literal('account_review_update'),
    wabaId,
    decision: z.enum(['APPROVED', 'REJECTED', 'PENDING', 'DEFERRED']),
  }),
  z.strictObject({
    field: z.literal('account_alerts'),
    wabaId,
    severity: z.enum(['INFORMATIONAL', 'WARNING', 'CRITICAL']).default('WARNING'),
    status: z.enum(['ACTIVE', 'NONE', 'RESOLVED']).default('ACTIVE'),
    type: text.default('INCREASED_CAPABILITIES_ELIGIBILITY_DEFERRED'),
    description: text.default('Limits cannot be increased for your business now.'),
  }),
  z.strictObject({
    field: z.literal('business_capability_update'),
    wabaId,
    messagingLimit: messagingLimitSchema,
    numbersPerAccount: z.number().int().default(25),
  }),
  z.strictObject({
    field: z.literal('phone_number_quality_update'),
    phoneNumberId,
    event: z
      .enum(['ONBOARDING', 'THROUGHPUT_UPGRADE', 'UPGRADE', 'DOWNGRADE', 'FLAGGED', 'UNFLAGGED'])
      .default('UPGRADE'),
    qualityRating: z.enum(['GREEN', 'YELLOW', 'RED', 'UNKNOWN']).optional(),
    messagingLimit: messagingLimitSchema.optional(),
  }),
  z.strictObject({
    field: z.literal('phone_number_name_update'),
    phoneNumberId,
    decision: z.enum(['APPROVED', 'REJECTED', 'DEFERRED', 'PENDING']),
    name: text.optional(),
    reason: text.nullable().default(null),
  }),
  z.strictObject({
    field: z.literal('security'),
    phoneNumberId,
    event: z.enum(['PIN_CHANGED', 'PIN_RESET_REQUEST', 'PIN_REQUEST_SUCCESS']),
    requester: text.default('61555822107539'),
  }),
  z.strictObject({
    field: z.literal('flows'),
    wabaId,
    flowId: text,
    status: z.enum(['DRAFT', 'PUBLISHED', 'DEPRECATED', 'BLOCKED', 'THROTTLED']),
  }),
  z.strictObject({
    field: z.literal('business_username_update'),
    phoneNumberId,
    username: text.optional(),
    status: z.enum(['approved', 'reserved', 'deleted']),
  }),
]);
export type AccountEvent = z.output<typeof accountEventSchema>;
export type AccountUpdate = z.output<typeof accountUpdateSchema>;
