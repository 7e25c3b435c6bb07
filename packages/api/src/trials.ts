import { graphSchema } from '@waypost/journey';
import { z } from 'zod';

import { messageSchema } from './messages.ts';
import { byId, instantSchema, publisher, viewer } from './procedure.ts';
import { runSchema } from './runs.ts';

export const trialSchema = z.object({
  id: z.guid(),
  journeyId: z.guid(),
  /** So many seconds of the journey pass in one. */
  factor: z.number().int(),
  people: z.number().int(),
  /** Who is still under way. */
  inside: z.number().int(),
  startedAt: instantSchema,
  startedBy: z.string(),
  /** Who ended it early; null: nobody. */
  stoppedBy: z.string().nullable(),
});
export type Trial = z.infer<typeof trialSchema>;

export const trialDetailSchema = trialSchema.extend({
  graph: graphSchema,
  runs: z.array(runSchema),
  /** Where those stand who are under way, parallel branches too (`passageId`: whose). */
  places: z.array(
    runSchema
      .pick({ activityId: true, waitingFor: true, deadlineAt: true })
      .extend({ runId: z.guid(), passageId: z.guid() }),
  ),
  messages: z.array(messageSchema),
});
export type TrialDetail = z.infer<typeof trialDetailSchema>;

export const trials = {
  start: publisher
    .route({
      method: 'POST',
      path: '/journeys/{id}/trials',
      tags: ['Trials'],
      summary: 'Try a graph on phones',
      successStatus: 201,
    })
    .input(
      byId.extend({
        graph: graphSchema,
        profileIds: z.array(z.guid()).min(1).max(20),
        factor: z.number().int().min(1).max(86_400).default(1440),
        /** What the entry reads as `event`. */
        event: z.record(z.string(), z.unknown()).default({}),
        /** Needed where a sender is connected to Meta. */
        sendsForReal: z.boolean().default(false),
      }),
    )
    .output(trialSchema),
  list: viewer
    .route({
      method: 'GET',
      path: '/journeys/{id}/trials',
      tags: ['Trials'],
      summary: 'Latest trials of a journey',
    })
    .input(byId)
    .output(z.object({ items: z.array(trialSchema) })),
  get: viewer
    .route({ method: 'GET', path: '/trials/{id}', tags: ['Trials'], summary: 'One trial' })
    .input(byId)
    .output(trialDetailSchema),
  stop: publisher
    .route({ method: 'POST', path: '/trials/{id}/stop', tags: ['Trials'], summary: 'Stop a trial' })
    .input(byId)
    .output(trialSchema),
};
