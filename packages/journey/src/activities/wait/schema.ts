import { z } from 'zod';

import { activityBaseSchema, durationSchema } from '../base.ts';

export const waitSchema = activityBaseSchema.extend({
  type: z.literal('wait'),
  duration: durationSchema.default({ amount: 1, unit: 'days' }),
});
export type Wait = z.infer<typeof waitSchema>;
