import { z } from 'zod';

const id = z.string().regex(/^\d{5,30}$/, 'must be digits only, as Meta gives it');
const url = z.url({ protocol: /^https?$/ });

/** Business portfolio that everything belongs to unless it is said otherwise. */
export const defaultBusinessId = '506914307656634';

/** The app of everything that names none. */
export const defaultAppId = '670843887433847';

/** How many unique people a portfolio may start conversations with in 24 hours. */
export const messagingLimitSchema = z.enum([
  'TIER_250',
  'TIER_2K',
  'TIER_10K',
  'TIER_100K',
  'TIER_UNLIMITED',
]);

/** A business portfolio (Business Manager). */
export const portfolioSettingsSchema = z.object({
  businessId: id,
  name: z.string().min(1).default('Fjord & Field'),
  verificationStatus: z
    .enum(['verified', 'not_verified', 'pending', 'rejected'])
    .default('verified'),
  messagingLimit: messagingLimitSchema.default('TIER_UNLIMITED'),
});
export type PortfolioSettings = z.infer<typeof portfolioSettingsSchema>;

/** A Meta app: whose secret signs webhooks, and where they go unless something more exact is set. */
export const appSettingsSchema = z.object({
  appId: id,
  appSecret: z.string().min(1),
  name: z.string().min(1).default('Waypost'),
  callbackUrl: url.optional(),
  verifyToken: z.string().optional(),
  /** Webhook fields it hears of; all while it has not chosen. */
  subscribedFields: z.array(z.string()).optional(),
});
export type AppSettings = z.infer<typeof appSettingsSchema>;

const restrictionSchema = z.object({
  type: z.enum([
    'RESTRICTED_BIZ_INITIATED_MESSAGING',
    'RESTRICTED_CUSTOMER_INITIATED_MESSAGING',
    'RESTRICTED_ADD_PHONE_NUMBER_ACTION',
  ]),
  /** Milliseconds since the epoch; null when Meta named no end. */
  expiresAt: z.number().nullable(),
});

/** A WhatsApp Business Account. It sends nothing to an app that is not subscribed. */
export const businessAccountSettingsSchema = z.object({
  wabaId: id,
  name: z.string(),
  businessId: id.default(defaultBusinessId),
  /** Portfolios that reach it as a client's account. */
  sharedWith: z.array(id).default([]),
  subscribed: z.boolean().default(false),
  /** The app that was subscribed last; that of its numbers when nobody has said. */
  subscribedAppId: id.optional(),
  overrideCallbackUrl: url.optional(),
  /** Refuses tokens that were not made known by the control API. */
  knownTokensOnly: z.boolean().default(false),
  currency: z.string().length(3).default('EUR'),
  timezoneId: z.string().default('57'),
  country: z.string().length(2).default('IT'),
  reviewStatus: z.enum(['APPROVED', 'PENDING', 'REJECTED', 'DEFERRED']).default('APPROVED'),
  marketingMessages: z.enum(['ELIGIBLE', 'ONBOARDED', 'INELIGIBLE']).default('ELIGIBLE'),
  /** State of a ban: none, announced, in force (then sends answer 131031). */
  ban: z.enum(['none', 'scheduled', 'disabled']).default('none'),
  restrictions: z.array(restrictionSchema).default([]),
  /** A payment problem: sends answer 131042 by webhook. */
  paymentProblem: z.boolean().default(false),
  deleted: z.boolean().default(false),
});
export type BusinessAccountSettings = z.infer<typeof businessAccountSettingsSchema>;

const nameStatusSchema = z.enum([
  'APPROVED',
  'AVAILABLE_WITHOUT_REVIEW',
  'DECLINED',
  'EXPIRED',
  'PENDING_REVIEW',
  'NONE',
]);

/** A business phone number and what a test or an embedding server may set about it. */
export const numberSettingsSchema = z.object({
  phoneNumberId: id,
  wabaId: id,
  displayPhoneNumber: z.string().min(5).max(30),
  verifiedName: z.string().min(1).max(120),
  appId: id.optional(),
  /** The only access token that is accepted; any token when left out. */
  token: z.string().min(1).optional(),
  callbackUrl: url.optional(),
  verifyToken: z.string().optional(),
  /** Signs this number's webhooks; the app's secret when left out. */
  appSecret: z.string().min(1).optional(),
  throughput: z.enum(['STANDARD', 'HIGH']).default('HIGH'),
  /** Sends per second after which 130429 is answered; not limited when left out. */
  messagesPerSecond: z.number().positive().optional(),
  /** Whether the pair limit (45 at once, then one per 6 s to one person) answers 131056. */
  pairLimit: z.boolean().default(false),
  qualityRating: z.enum(['GREEN', 'YELLOW', 'RED', 'NA', 'UNKNOWN']).default('GREEN'),
  /** Registered with the Cloud API; otherwise sends answer 133010. */
  registered: z.boolean().default(true),
  /** State that Meta names when it is not simply connected. */
  status: z
    .enum([
      'CONNECTED',
      'PENDING',
      'DISCONNECTED',
      'FLAGGED',
      'RESTRICTED',
      'RATE_LIMITED',
      'BANNED',
      'DELETED',
      'MIGRATED',
    ])
    .default('CONNECTED'),
  codeVerification: z.enum(['VERIFIED', 'NOT_VERIFIED', 'EXPIRED']).default('VERIFIED'),
  /** Code that verifies it, once one was asked for. */
  verificationCode: z.string().optional(),
  /** PIN of the two-step verification, six digits. */
  pin: z
    .string()
    .regex(/^\d{6}$/)
    .optional(),
  nameStatus: nameStatusSchema.default('APPROVED'),
  /** A display name that waits for Meta's review. */
  requestedName: z.string().min(1).max(120).optional(),
  accountMode: z.enum(['LIVE', 'SANDBOX']).default('LIVE'),
  /** Makes it Meta's free test number: only these people may be written to (131030). */
  listedRecipients: z.array(z.string().min(7).max(30)).max(5).optional(),
  isOfficial: z.boolean().default(false),
  username: z.string().optional(),
  /** Business profile, by Meta's field names. */
  profile: z.record(z.string(), z.unknown()).default({}),
  /** Answers of `/settings`, by Meta's field names. */
  settings: z.record(z.string(), z.unknown()).default({}),
  /** Ice breakers, commands and welcome messages, by Meta's field names. */
  automation: z.record(z.string(), z.unknown()).default({}),
});
export type NumberSettings = z.infer<typeof numberSettingsSchema>;
export type NumberSettingsInput = z.input<typeof numberSettingsSchema>;
