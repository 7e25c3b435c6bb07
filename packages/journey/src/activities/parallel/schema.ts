import { z } from 'zod';

import { activityBaseSchema } from '../base.ts';

export const parallelBranchSchema = z.object({
  /** Also the name of the branch's port. */
  id: z.string().min(1).max(64),
  name: z.string().max(80).default(''),
});
export type ParallelBranch = z.infer<typeof parallelBranchSchema>;

/** Sends each person down all of its branches at once; the join that names it is where they meet again. */
export const parallelSchema = activityBaseSchema.extend({
  type: z.literal('parallel'),
  branches: z
    .array(parallelBranchSchema)
    .max(10)
    .default([
      { id: 'a', name: 'A' },
      { id: 'b', name: 'B' },
    ]),
});
export type Parallel = z.infer<typeof parallelSchema>;
