import { z } from 'zod';

import { activityBaseSchema } from '../base.ts';

export const splitBranchSchema = z.object({
  /** Also the name of the branch's port. */
  id: z.string().min(1).max(64),
  name: z.string().max(80).default(''),
  /** Share of the people, in whole percent. */
  weight: z.number().int().min(0).max(100),
});
export type SplitBranch = z.infer<typeof splitBranchSchema>;

/** Sends each person down one of its branches by chance, in the shares the author gave them. */
export const splitSchema = activityBaseSchema.extend({
  type: z.literal('split'),
  branches: z
    .array(splitBranchSchema)
    .max(10)
    .default([
      { id: 'a', name: 'A', weight: 50 },
      { id: 'b', name: 'B', weight: 50 },
    ]),
});
export type Split = z.infer<typeof splitSchema>;
