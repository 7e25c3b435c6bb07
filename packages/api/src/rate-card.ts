import { rateCardSchema } from '@waypost/whatsapp';
import { z } from 'zod';

import { instantSchema, publisher, viewer } from './procedure.ts';

const storedSchema = z.object({
  card: rateCardSchema,
  /** Null: nobody has written prices yet, and these are examples. */
  written: z.object({ at: instantSchema, by: z.string() }).nullable(),
});
export type StoredRateCard = z.infer<typeof storedSchema>;

/** What messages come to, in the rate card's currency. */
export const costSchema = z.object({
  amount: z.number(),
  messages: z.number().int(),
  /** Of these, how many cost nothing. */
  free: z.number().int(),
  /** Not in `amount`: their number has no country, or the card no price for them. */
  unknownCountry: z.number().int(),
  unpriced: z.number().int(),
  /** At the price of everywhere else. */
  elsewhere: z.number().int(),
});
export type Cost = z.infer<typeof costSchema>;

/** By whose prices something was worked out. */
export const pricedBySchema = z.object({
  currency: z.string(),
  /** Nobody has written prices yet. */
  isExample: z.boolean(),
});
export type PricedBy = z.infer<typeof pricedBySchema>;

export const rateCard = {
  get: viewer
    .route({ method: 'GET', path: '/rate-card', tags: ['Prices'], summary: 'What messages cost' })
    .output(storedSchema),
  save: publisher
    .route({ method: 'PUT', path: '/rate-card', tags: ['Prices'], summary: 'Replace the prices' })
    .input(
      z.object({
        card: rateCardSchema,
        /** When those were written that these were made from; null: nobody had written any. */
        after: instantSchema.nullable(),
      }),
    )
    .errors({
      CONFLICT: {
        status: 409,
        message:
          'Somebody else saved other prices meanwhile. Look at theirs, or save yours once more.',
        data: storedSchema,
      },
    })
    .output(storedSchema),
};
