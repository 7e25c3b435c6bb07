import { z } from 'zod';

import { defaultAppId } from '../accounts/settings.ts';

const id = z.string().regex(/^\d{5,30}$/, 'must be digits only, as Meta gives it');

/** Permissions that tokens carry and calls ask for. */
export const usualScopes = [
  'whatsapp_business_management',
  'whatsapp_business_messaging',
  'business_management',
];

/** User that unknown tokens, and known ones that name nobody, belong to. */
export const defaultUserId = '122100000000000001';

/** An access token that was made known: who has it, what it may do, until when. */
export const tokenSettingsSchema = z.object({
  token: z.string().min(1).max(500),
  kind: z.enum(['SYSTEM_USER', 'USER']).default('SYSTEM_USER'),
  appId: id.default(defaultAppId),
  userId: id.default(defaultUserId),
  userName: z.string().min(1).default('System user'),
  scopes: z.array(z.string()).default(usualScopes),
  /** Accounts it may see; null means all. */
  wabaIds: z.array(id).nullable().default(null),
  /** Portfolios it may see; null means all. */
  businessIds: z.array(id).nullable().default(null),
  /** Milliseconds since the epoch. */
  issuedAt: z.number().default(Date.UTC(2026, 0, 1)),
  /** Milliseconds since the epoch; null means never. */
  expiresAt: z.number().nullable().default(null),
  dataAccessExpiresAt: z.number().nullable().default(null),
  /** Why it does not work any more. */
  invalid: z.enum(['revoked', 'password_changed']).nullable().default(null),
});
export type TokenSettings = z.infer<typeof tokenSettingsSchema>;
