import { z } from 'zod';

import { activityBaseSchema } from '../base.ts';

/** Puts the person on a list of people, or takes them off it; who is there, or is not, stays so. */
export const audienceMembershipSchema = activityBaseSchema.extend({
  type: z.literal('audienceMembership'),
  change: z.enum(['add', 'remove']).default('add'),
  /** An audience that is a list: one by rule has no members to change. */
  audienceId: z.guid().nullable().default(null),
});
export type AudienceMembership = z.infer<typeof audienceMembershipSchema>;
