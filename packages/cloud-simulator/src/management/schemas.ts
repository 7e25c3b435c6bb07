import { z } from 'zod';

import {
  appSettingsSchema,
  businessAccountSettingsSchema,
  numberSettingsSchema,
  portfolioSettingsSchema,
} from '../accounts/settings.ts';
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

export const snapshotSchema = z.object({
  portfolios: z.array(portfolioSettingsSchema),
  accounts: z.array(businessAccountSettingsSchema),
  apps: z.array(appSettingsSchema),
  numbers: z.array(numberSettingsSchema),
});
