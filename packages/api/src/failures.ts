import { z } from 'zod';

import { byId, instantSchema, publisher, viewer } from './procedure.ts';

/** People whose journey ended at one activity for one reason. */
export const failureGroupSchema = z.object({
  activityId: z.string(),
  /** As on the person's path: `refused:<code of Meta>`, the reason of an exclusion, or the class of a failed request. */
  reason: z.string(),
  /** Meta's words for its code; null for reasons of our own. */
  meaning: z.string().nullable(),
  people: z.number().int(),
  latestAt: instantSchema,
  /** Whether trying again makes sense. */
  mayRetry: z.boolean(),
});

/** Messages that Meta refused, or reported as failed later. */
export const failedMessagesSchema = z.object({
  activityId: z.string(),
  code: z.number().int(),
  meaning: z.string(),
  messages: z.number().int(),
});

export const retryOutcomeSchema = z.object({
  retried: z.number().int(),
  /** There may be more: ask again with the same `before`. */
  hasMore: z.boolean(),
  before: instantSchema,
});

export const failures = {
  list: viewer
    .route({
      method: 'GET',
      path: '/journeys/{id}/failures',
      tags: ['People inside'],
      summary:
        'Why people and messages of a journey failed, by reason (messages of the last 30 days)',
    })
    .input(byId)
    .output(
      z.object({
        people: z.array(failureGroupSchema),
        messages: z.array(failedMessagesSchema),
        /** People set aside because processing them failed. */
        setAside: z.number().int(),
      }),
    ),
  retry: publisher
    .route({
      method: 'POST',
      path: '/journeys/{id}/failures/retry',
      tags: ['People inside'],
      summary: 'Take people who failed for a reason back to the activity where they did',
    })
    .input(
      byId.extend({
        activityId: z.string().max(64),
        reason: z.string().max(200),
        /** Only who failed before this instant: keeps who fails again from being taken back twice. */
        before: instantSchema.optional(),
      }),
    )
    .output(retryOutcomeSchema),
  retryOne: publisher
    .route({
      method: 'POST',
      path: '/runs/{id}/retry',
      tags: ['People inside'],
      summary: 'Take one person who failed back to the activity where they did',
    })
    .input(byId)
    .errors({
      CONFLICT: {
        status: 409,
        message: 'This person can not be taken back: look at their path again.',
      },
    })
    .output(z.object({ retried: z.literal(true) })),
};
