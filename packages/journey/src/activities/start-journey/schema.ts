import { z } from 'zod';

import { activityBaseSchema } from '../base.ts';

export const payloadFieldSchema = z.object({
  name: z.string().max(64).default(''),
  kind: z.enum(['text', 'number', 'boolean', 'date']).default('text'),
  /** Words and Liquid, about the person who comes here. */
  value: z.string().max(2000).default(''),
});
export type PayloadField = z.infer<typeof payloadFieldSchema>;

/**
 * Lets another person into a journey that is entered by an event, and goes on. Nobody or several people found, a journey
 * that is not live, and a person whom it does not let in take the port `error`.
 */
export const startJourneySchema = activityBaseSchema.extend({
  type: z.literal('startJourney'),
  /** The journey to start; its entry is an event. */
  journeyId: z.guid().nullable().default(null),
  /** `external_id`, `phone`, or an attribute's name. */
  findBy: z.string().max(64).default('external_id'),
  /** What it must be: words and Liquid, such as `{{ profile.referrer }}`. */
  findValue: z.string().max(2000).default(''),
  /** What the other journey reads as `event`. */
  payload: z.array(payloadFieldSchema).max(20).default([]),
});
export type StartJourney = z.infer<typeof startJourneySchema>;
