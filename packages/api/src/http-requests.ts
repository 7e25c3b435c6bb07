import { httpRequestSchema } from '@waypost/journey';
import { z } from 'zod';

import { author } from './procedure.ts';

export const httpTrialSchema = z.object({
  /** Why the answer is not good; null when it is. */
  reason: z.string().nullable(),
  /** Null when there was no answer. */
  status: z.number().int().nullable(),
  /** Null when nothing was sent. */
  tookMs: z.number().int().nullable(),
  /** The request as it was sent, secrets left out; null when nothing was sent. */
  sent: z.string().nullable(),
  /** What came back, up to 16,000 characters. */
  body: z.string().nullable(),
  /** The fields of the answer. */
  values: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
});
export type HttpTrial = z.infer<typeof httpTrialSchema>;

export const httpRequests = {
  tryOut: author
    .route({
      method: 'POST',
      path: '/http-requests/try',
      tags: ['Journeys'],
      summary: 'Send the request of an activity once, for one person, and tell what came back',
    })
    .input(
      z.object({
        activity: httpRequestSchema,
        profileId: z.guid(),
        journeyName: z.string().max(200),
        /** Fields of the event that would let the person in. */
        event: z.record(z.string(), z.unknown()).default({}),
        /** What earlier activities would have learned. */
        results: z.record(z.string(), z.unknown()).default({}),
      }),
    )
    .output(httpTrialSchema),
};
