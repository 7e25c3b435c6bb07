import { z } from 'zod';

import { ruleSchema } from '../../rules/rule.ts';
import { activityBaseSchema } from '../base.ts';

export const branchSchema = z.object({
  /** Also the name of the branch's port. */
  id: z.string().min(1).max(64),
  name: z.string().max(80).default(''),
  rule: ruleSchema,
});
export type Branch = z.infer<typeof branchSchema>;

/** The first branch whose rule holds is taken; nobody matching leaves by the port `otherwise`. */
export const conditionSchema = activityBaseSchema.extend({
  type: z.literal('condition'),
  branches: z.array(branchSchema).max(20).default([]),
});
export type Condition = z.infer<typeof conditionSchema>;
