import { z } from 'zod';

import { activitySchema } from '../activities/activity.ts';
import { durationSchema } from '../activities/base.ts';
import { entryRateSchema } from '../entry/entry-rate.ts';
import { localMomentSchema } from '../entry/local-moment.ts';
import { exitCriteriaSchema, goalSchema } from '../goals/goal.ts';
import { reentrySchema } from '../entry/reentry.ts';
import { noteSchema } from './note.ts';

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
  /** Absent: none. */
  goal: goalSchema.optional(),
  /** Absent: none. While the journey is live those of the journey count, not of a version. */
  exits: exitCriteriaSchema.optional(),
  /** Nobody enters before. Absent: from publishing on. */
  opens: localMomentSchema.optional(),
  /** Nobody enters from then on; who is inside goes on. Absent: until somebody stops the journey. */
  closes: localMomentSchema.optional(),
  /** How long people stay at most, from entering on. Absent: 91 days (`lifetimeMs`). */
  lifetime: durationSchema.optional(),
});

/** Which way a journey is drawn: from top to bottom, or from left to right. */
export const directionSchema = z.enum(['down', 'right']);
export type Direction = z.infer<typeof directionSchema>;

const graphObject = z.object({
  format: z.literal(1),
  settings: journeySettingsSchema,
  /** Absent: `down`. */
  direction: directionSchema.optional(),
  activities: z.array(activitySchema).max(2000),
  connections: z.array(connectionSchema).max(8000),
  /** Notes on the canvas, which nothing executes. Absent: none. */
  notes: z.array(noteSchema).max(200).optional(),
});

// Named, so that whatever carries a graph refers to it instead of spelling every activity out: a contract of a hundred
// routes takes the compiler half a minute otherwise.
/** The journey document, as it is read. */
export interface Graph extends z.output<typeof graphObject> {}
/** The journey document as it may be written: what has a default may be left out. */
export interface GraphInput extends z.input<typeof graphObject> {}

/** The journey document. `format` changes only together with an upgrade function. */
export const graphSchema: z.ZodType<Graph, GraphInput> = graphObject;
export type JourneySettings = z.infer<typeof journeySettingsSchema>;
