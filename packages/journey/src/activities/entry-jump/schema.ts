import { z } from 'zod';

import { activityBaseSchema } from '../base.ts';
import { eventFieldSchema } from '../entry-event/schema.ts';

/** A profile enters when another journey sends it here. */
export const entryJumpSchema = activityBaseSchema.extend({
  type: z.literal('entryJump'),
  /** What the other journey may hand over; activities here read it as `event.<name>`. */
  fields: z.array(eventFieldSchema).max(50).default([]),
});
export type EntryJump = z.infer<typeof entryJumpSchema>;
