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

/** What journeys and folders are called. */
export const journeyNameSchema = z.string().trim().min(1).max(120);
export const tagSchema = z.string().trim().min(1).max(40);

export const journeySchema = z.object({
  id: z.guid(),
  name: z.string(),
  status: journeyStatusSchema,
  demo: z.boolean(),
  /** Kept out of the list unless it is asked for. */
  archived: z.boolean(),
  /** Null: in none. */
  folderId: z.guid().nullable(),
  tags: z.array(z.string()),
  liveVersion: z.number().int().nullable(),
  /** True when the draft differs from the live version. */
  unpublishedChanges: z.boolean(),
  peopleInside: z.number().int(),
  createdAt: instantSchema,
  updatedAt: instantSchema,
  updatedBy: z.string(),
});
export type Journey = z.infer<typeof journeySchema>;

/** Where a journey is in its life, without its draft. */
export const journeyLifeSchema = journeySchema.pick({
  status: true,
  liveVersion: true,
  peopleInside: true,
});
export type JourneyLife = z.infer<typeof journeyLifeSchema>;

/** A place in a journey where what was searched for stands, with what is around it. */
export const foundTextSchema = z.object({
  /** Null: in a note on the canvas. */
  activityId: z.string().nullable(),
  /** The activity's own name; empty without one. */
  activityName: z.string(),
  /** `template`: the name of one. `templateText`: what one says. */
  kind: z.enum(['name', 'event', 'template', 'templateText', 'message', 'note']),
  before: z.string(),
  found: z.string(),
  after: z.string(),
});

/** A journey of the list; `matches` says where what was searched for stands in it. */
export const listedJourneySchema = journeySchema.extend({ matches: z.array(foundTextSchema) });
export type ListedJourney = z.infer<typeof listedJourneySchema>;

export const journeyDetailSchema = journeySchema.extend({
  draft: graphSchema,
  /** Sent back with the next save, so that nobody's work is overwritten unseen. */
  draftRevision: z.number().int(),
  /** Codes of advice that is not to be shown about it any more. */
  dismissedAdvice: z.array(z.string()),
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
