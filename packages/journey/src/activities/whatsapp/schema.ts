import { whatsAppContentSchema } from '@waypost/whatsapp';
import { z } from 'zod';

import { activityBaseSchema, durationSchema } from '../base.ts';

/** Sends one message. The profile stays here until the message is accepted, refused, excluded or expired. */
export const whatsAppSchema = activityBaseSchema.extend({
  type: z.literal('whatsapp'),
  senderId: z.uuid().nullable().default(null),
  content: whatsAppContentSchema.default({}),
  /** How long the message may wait to be sent before it is given up as expired. */
  expiry: durationSchema.default({ amount: 1, unit: 'days' }),
});
export type WhatsAppActivity = z.infer<typeof whatsAppSchema>;
