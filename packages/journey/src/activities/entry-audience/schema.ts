import { z } from 'zod';

import { entryScheduleSchema, type EntrySchedule } from '../../entry/schedule.ts';
import { activityBaseSchema } from '../base.ts';

/** Everyone in an audience enters, when the journey is published or by a schedule. `audienceId` is null for all profiles. */
export const entryAudienceSchema = activityBaseSchema.extend({
  type: z.literal('entryAudience'),
  audienceId: z.uuid().nullable().default(null),
  /** Absent: when the journey is published. */
  schedule: entryScheduleSchema.optional(),
});
export type EntryAudience = z.infer<typeof entryAudienceSchema>;

/** When the audience enters. */
export function scheduleOf({ schedule }: EntryAudience): EntrySchedule {
  return schedule ?? { kind: 'publish' };
}
