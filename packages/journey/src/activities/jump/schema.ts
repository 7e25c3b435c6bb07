import { z } from 'zod';

import { activityBaseSchema } from '../base.ts';

/** Ends the passage here and lets the person into another journey, in one go. */
export const jumpSchema = activityBaseSchema.extend({
  type: z.literal('jump'),
  /** The journey to enter; its entry is by jump. */
  journeyId: z.string().nullable().default(null),
  /** What is handed over, Liquid by the name of the field there; what is left empty is not. */
  values: z.record(z.string(), z.string().max(1000)).default({}),
});
export type Jump = z.infer<typeof jumpSchema>;
