import { z } from 'zod';

import { byId, instantSchema, publisher, viewer } from './procedure.ts';

/** How a variant of an experiment does, or those who are held out. Rates are 0 to 1. */
export const experimentFiguresSchema = z.object({
  /** The id of a variant, or `holdout`. */
  variant: z.string(),
  people: z.number().int(),
  /** Of these, who reached what the experiment measures. */
  reached: z.number().int(),
  /** People who still have time for it. */
  waiting: z.number().int(),
  /** Where the true rate lies, with 95 % certainty. */
  low: z.number(),
  high: z.number(),
});

export const experimentReportSchema = z.object({
  activityId: z.string(),
  /** In the order of the variants, the holdout last. */
  figures: z.array(experimentFiguresSchema),
  countedAt: instantSchema.nullable(),
  /** The best variant among people whose time is over; null while none is ahead. */
  best: z.string().nullable(),
  /** How sure it is that it is better than every other, 0 to 1. */
  confidence: z.number(),
  /** Whether every variant has somebody whose time is over. */
  isComparable: z.boolean(),
  /** Where everybody goes who is not held out. */
  winner: z.string().nullable(),
  decision: z
    .object({
      /** Null: Waypost, by itself. */
      actor: z.string().nullable(),
      at: instantSchema,
    })
    .nullable(),
});
export type ExperimentReport = z.infer<typeof experimentReportSchema>;

const reports = z.object({ items: z.array(experimentReportSchema) });

export const experiments = {
  list: viewer
    .route({
      method: 'GET',
      path: '/journeys/{id}/experiments',
      tags: ['Journeys'],
      summary: 'How the experiments of the latest version do, and their winners',
    })
    .input(byId)
    .output(reports),
  choose: publisher
    .route({
      method: 'PUT',
      path: '/journeys/{id}/experiments/{activityId}/winner',
      tags: ['Journeys'],
      summary: 'Send everybody to one variant of a live experiment from now on, or take that back',
    })
    .input(
      byId.extend({
        activityId: z.string().max(64),
        /** Null: takes the choice back. */
        variant: z.string().max(64).nullable(),
      }),
    )
    .output(reports),
};
