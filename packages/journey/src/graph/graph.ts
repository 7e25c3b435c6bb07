import { z } from 'zod';

import { activitySchema } from '../activities/activity.ts';

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

/**
 * Who may enter again: `never` lets a profile pass once in the journey's life, `always` lets it enter
 * again whenever it is not inside.
 */
export const reentrySchema = z.enum(['never', 'always']);

export const journeySettingsSchema = z.object({
  reentry: reentrySchema.default('never'),
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
