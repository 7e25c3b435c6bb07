import { graphSchema } from '@waypost/journey';
import { z } from 'zod';

import { instantSchema } from './procedure.ts';

export const journeyStatusSchema = z.enum([
  'draft',
  'live',
  /** People inside stay where they are, nothing is sent. */
  'paused',
  /** Nobody enters, people inside go on. */
  'closed',
  'stopped',
  /** Nobody is inside, and nobody can come. */
  'finished',
]);

export const journeySchema = z.object({
  id: z.guid(),
  name: z.string(),
  status: journeyStatusSchema,
  demo: z.boolean(),
  /** Kept out of the list unless it is asked for. */
  archived: z.boolean(),
  liveVersion: z.number().int().nullable(),
  /** True when the draft differs from the live version. */
  unpublishedChanges: z.boolean(),
  peopleInside: z.number().int(),
  createdAt: instantSchema,
  updatedAt: instantSchema,
  updatedBy: z.string(),
});
export type Journey = z.infer<typeof journeySchema>;

export const journeyDetailSchema = journeySchema.extend({
  draft: graphSchema,
  /** Sent back with the next save, so that nobody's work is overwritten unseen. */
  draftRevision: z.number().int(),
});

export const problemSchema = z.object({
  severity: z.enum(['error', 'warning']),
  activityId: z.string().nullable(),
  field: z.string(),
  code: z.string(),
  text: z.string(),
  /** Activities the text speaks of, in its order: a loop, or a way through the journey. */
  activities: z.array(z.string()).readonly().optional(),
  /** Of a way: the port by which each of its activities but the last is left. */
  ports: z.array(z.string()).readonly().optional(),
});
