import { z } from 'zod';

import { activityBaseSchema } from '../base.ts';

/** A profile enters when it comes into an audience, or leaves it. Who is in it at publishing counts as known. */
export const entryAudienceChangeSchema = activityBaseSchema.extend({
  type: z.literal('entryAudienceChange'),
  /** Null while it is not chosen. */
  audienceId: z.uuid().nullable().default(null),
  change: z.enum(['enters', 'leaves']).default('enters'),
});
export type EntryAudienceChange = z.infer<typeof entryAudienceChangeSchema>;
