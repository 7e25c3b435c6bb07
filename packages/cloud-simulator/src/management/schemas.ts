import { templateStatusSchema } from '@waypost/whatsapp';
import { z } from 'zod';

import {
  appSettingsSchema,
  businessAccountSettingsSchema,
  numberSettingsSchema,
  portfolioSettingsSchema,
} from '../accounts/settings.ts';
import { managementFaultSchema } from '../faults/management-faults.ts';
import { rejectionReasonSchema } from '../templates/review-settings.ts';
import { tokenSettingsSchema } from '../tokens/token-settings.ts';

/** `{}`: the call is done and has nothing to tell. */
export const doneSchema = z.object({});

const text = z.string().min(1);

export const portfolioInput = portfolioSettingsSchema.strict();
export const appInput = appSettingsSchema.strict();
export const accountInput = businessAccountSettingsSchema.partial({ name: true }).strict();
export const tokenInput = tokenSettingsSchema.strict();
export const unknownTokensInput = z.strictObject({ accept: z.boolean() });
/** What is left out stays as it is. */
export const accountChangeInput = z.looseObject({ wabaId: text });
export const numberChangeInput = z.looseObject({ phoneNumberId: text });

export const managementFaultsInput = z.strictObject({ faults: z.array(managementFaultSchema) });
export const callLimitInput = z.strictObject({
  perHour: z.number().int().min(1).nullable(),
});

const whichTemplate = { wabaId: text, name: text, language: text };
const categorySchema = z.enum(['MARKETING', 'UTILITY', 'AUTHENTICATION']);
const qualitySchema = z.enum(['GREEN', 'YELLOW', 'RED', 'UNKNOWN']);

export const reviewInput = z.strictObject({
  ...whichTemplate,
  decision: z.enum(['APPROVED', 'REJECTED']),
  reason: rejectionReasonSchema.default('INVALID_FORMAT'),
  recommendation: z.string().optional(),
});
export const templateChangeInput = z.strictObject({
  ...whichTemplate,
  /** The lowest, RED, pauses an approved template: 3 hours, then 6, then for good. */
  qualityScore: qualitySchema.optional(),
  pause: z.enum(['quality', 'pacing']).optional(),
  /** A category it gets after a notice of `inMs` (a day), or at once. */
  category: z
    .strictObject({ to: categorySchema, inMs: z.number().min(0).default(86_400_000) })
    .optional(),
  status: templateStatusSchema.optional(),
  /** The webhook's event when it is not the status: FLAGGED, REINSTATED, LOCKED, UNARCHIVED. */
  event: z.string().optional(),
});
export const templateStateSchema = z.object({
  id: z.string(),
  status: templateStatusSchema,
  category: categorySchema,
  qualityScore: qualitySchema,
});

export const snapshotSchema = z.object({
  portfolios: z.array(portfolioSettingsSchema),
  accounts: z.array(businessAccountSettingsSchema),
  apps: z.array(appSettingsSchema),
  numbers: z.array(numberSettingsSchema),
});
