import { z } from 'zod';

import { durationSchema } from '../activities/base.ts';
import { happeningSchema } from './happening.ts';

/** What a journey is for: counted once per passage, also after it has ended. */
export const goalSchema = z.object({
  name: z.string().max(80),
  when: happeningSchema,
  /** How long after entering it counts. */
  within: durationSchema,
});
export type Goal = z.infer<typeof goalSchema>;

/** Takes people out of the journey wherever they are. */
export const exitCriterionSchema = z.object({
  id: z.string().min(1).max(64),
  when: happeningSchema,
});
export type ExitCriterion = z.infer<typeof exitCriterionSchema>;

export const exitCriteriaSchema = z.array(exitCriterionSchema).max(20);

/** Why a passage ended that an exit criterion ended, and why its queued message does not leave. */
export const exitReason = 'journey_exit';
