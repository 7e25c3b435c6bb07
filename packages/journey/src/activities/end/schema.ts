import { z } from 'zod';

import { activityBaseSchema } from '../base.ts';

export const endSchema = activityBaseSchema.extend({
  type: z.literal('end'),
  /** How the passage went, in the author's words ("Bought"): counted by it. Ends that say the same are counted together. */
  outcome: z.string().max(60).optional(),
});
export type End = z.infer<typeof endSchema>;
