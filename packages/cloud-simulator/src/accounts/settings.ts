import { z } from 'zod';

const id = z.string().regex(/^\d{5,30}$/, 'must be digits only, as Meta gives it');
const url = z.url({ protocol: /^https?$/ });

/** A Meta app: whose secret signs webhooks, and where they go unless something more exact is set. */
export const appSettingsSchema = z.object({
  appId: id,
  appSecret: z.string().min(1),
  callbackUrl: url.optional(),
  verifyToken: z.string().optional(),
  fields: z
    .array(z.string())
    .default(['messages', 'message_template_status_update', 'user_preferences']),
});
export type AppSettings = z.infer<typeof appSettingsSchema>;

/** A WhatsApp Business Account. It sends nothing to an app that is not subscribed. */
export const businessAccountSettingsSchema = z.object({
  wabaId: id,
  name: z.string(),
  subscribed: z.boolean().default(false),
  overrideCallbackUrl: url.optional(),
});
export type BusinessAccountSettings = z.infer<typeof businessAccountSettingsSchema>;

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
});
export type NumberSettings = z.infer<typeof numberSettingsSchema>;
export type NumberSettingsInput = z.input<typeof numberSettingsSchema>;
