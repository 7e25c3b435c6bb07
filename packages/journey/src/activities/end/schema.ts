import { z } from 'zod';

import { activityBaseSchema } from '../base.ts';

export const endSchema = activityBaseSchema.extend({ type: z.literal('end') });
export type End = z.infer<typeof endSchema>;
