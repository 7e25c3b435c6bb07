import { z } from 'zod';

import { activityBaseSchema } from '../base.ts';

/** Everyone in an audience enters when the journey is published. `audienceId` is null for all profiles. */
export const entryAudienceSchema = activityBaseSchema.extend({
  type: z.literal('entryAudience'),
  audienceId: z.uuid().nullable().default(null),
});
export type EntryAudience = z.infer<typeof entryAudienceSchema>;
