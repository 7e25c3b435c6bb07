import { z } from 'zod';

import { activityBaseSchema } from '../base.ts';

export const profileChangeSchema = z.object({
  /** An attribute's name, or `first_name`, `last_name`, `locale`, `time_zone`. */
  attribute: z.string().max(64).default(''),
  /** What the value is read as; `clear` empties the attribute and has none. */
  kind: z.enum(['text', 'number', 'boolean', 'date', 'clear']),
  /** As written: words, Liquid, a number, `true` or `false`, a date as YYYY-MM-DD. */
  value: z.string().max(2000).default(''),
});
export type ProfileChange = z.infer<typeof profileChangeSchema>;

/**
 * Sets attributes of the person, all of them or, when one value does not fit its kind, none: then
 * people leave by the port `error`. All values are worked out with the profile as it was before.
 */
export const updateProfileSchema = activityBaseSchema.extend({
  type: z.literal('updateProfile'),
  changes: z.array(profileChangeSchema).max(20).default([]),
});
export type UpdateProfile = z.infer<typeof updateProfileSchema>;
