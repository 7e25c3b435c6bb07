import { z } from 'zod';

import { activitySchema } from '../activities/activity.ts';
import { durationSchema } from '../activities/base.ts';
import { entryRateSchema } from '../entry/entry-rate.ts';
import { localMomentSchema } from '../entry/entry-period.ts';
import { reentrySchema } from '../entry/reentry.ts';

const id = z
  .string()
  .min(1)
  .max(64)
  .regex(/^[A-Za-z0-9_-]+$/, 'use letters, digits, - and _');

/** A line from a port of one activity to another activity. A port leads to at most one activity. */
export const connectionSchema = z.object({
  id,
  from: z.object({ activity: id, port: z.string().min(1).max(64) }),
  to: id,
});
export type Connection = z.infer<typeof connectionSchema>;

export const journeySettingsSchema = z.object({
  reentry: reentrySchema.default('never'),
  /** How long after they left people may enter again, where `reentry` is `after`. */
  reentryAfter: durationSchema.optional(),
  /**
   * Field of the entry event whose values let a person be inside several times at once: one passage for each value, and
   * the rule of re-entry holds for each value by itself. Absent: one passage at a time.
   */
  concurrencyField: z.string().max(64).optional(),
  /** At most so many people pass the entry; the others wait in line. Absent: as they come. */
  entryRate: entryRateSchema.optional(),
  /** Nobody enters before. Absent: from publishing on. */
  opens: localMomentSchema.optional(),
  /** Nobody enters from then on; who is inside goes on. Absent: until somebody stops the journey. */
  closes: localMomentSchema.optional(),
  /** How long people stay at most, from entering on. Absent: 91 days (`lifetimeMs`). */
  lifetime: durationSchema.optional(),
});

/** The journey document. `format` changes only together with an upgrade function (see `upgrade.ts`). */
export const graphSchema = z.object({
  format: z.literal(1),
  settings: journeySettingsSchema,
  activities: z.array(activitySchema).max(2000),
  connections: z.array(connectionSchema).max(8000),
});
export type Graph = z.infer<typeof graphSchema>;
export type JourneySettings = z.infer<typeof journeySettingsSchema>;
