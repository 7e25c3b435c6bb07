import { z } from 'zod';

import { activityBaseSchema, durationSchema } from '../base.ts';

/**
 * Where parallel branches meet: the person goes on when all of them have come, or the first. The port `deadline` is taken
 * when that did not happen in time, or can't happen any more.
 */
export const joinSchema = activityBaseSchema.extend({
  type: z.literal('join'),
  /** The parallel activity whose branches meet here. */
  parallelId: z.string().nullable().default(null),
  /** `all`: every branch that is still under way; `first`: one, and the others are left. */
  waitsFor: z.enum(['all', 'first']).default('all'),
  deadline: durationSchema.default({ amount: 7, unit: 'days' }),
});
export type Join = z.infer<typeof joinSchema>;
