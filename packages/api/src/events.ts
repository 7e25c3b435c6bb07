import { z } from 'zod';

import { author, instantSchema } from './procedure.ts';

export const events = {
  record: author
    .route({
      method: 'POST',
      path: '/events',
      tags: ['Events'],
      summary: 'Record one or many events (1 to 1,000); a key makes a repeat harmless',
    })
    .input(
      z.object({
        events: z
          .array(
            z.object({
              name: z
                .string()
                .regex(
                  /^[A-Za-z][A-Za-z0-9_.-]{0,63}$/,
                  'start with a letter; letters, digits, _ . -',
                ),
              /** One of the four. */
              externalId: z.string().max(200).optional(),
              profileId: z.guid().optional(),
              phone: z.string().max(32).optional(),
              /** WhatsApp's business-scoped user id. */
              bsuid: z.string().max(140).optional(),
              key: z.string().min(1).max(200).optional(),
              payload: z.record(z.string(), z.unknown()).default({}),
              occurredAt: instantSchema.optional(),
            }),
          )
          .min(1)
          .max(1000),
      }),
    )
    .output(
      z.object({
        results: z.array(
          z.object({ status: z.enum(['recorded', 'duplicate', 'unknown_profile']) }),
        ),
        recorded: z.number().int(),
        started: z.number().int(),
      }),
    ),
};
