import { z } from 'zod';

/** What Meta charges a message as: a template by its category, everything else as service. */
export const chargeCategories = ['marketing', 'utility', 'authentication', 'service'] as const;
export type ChargeCategory = (typeof chargeCategories)[number];

/** The price of one delivered message in the card's currency; null: not known. */
const priceSchema = z.number().min(0).max(1000).nullable();

const pricesSchema = z.object({
  marketing: priceSchema,
  utility: priceSchema,
  authentication: priceSchema,
  service: priceSchema,
});
/** What one delivered message costs, by category. */
export type Prices = z.infer<typeof pricesSchema>;

/**
 * What a workspace pays for messages, by the country of the number that gets them. The rules that Meta changes from time
 * to time (what is free in an open window, how many service messages are) are data of the card as well.
 */
export const rateCardSchema = z.object({
  /** ISO 4217. */
  currency: z.string().regex(/^[A-Z]{3}$/, 'use a currency code such as EUR'),
  countries: z
    .array(
      pricesSchema.extend({
        /** ISO 3166 alpha-2. */
        country: z.string().regex(/^[A-Z]{2}$/, 'use a country code such as IT'),
      }),
    )
    .max(300)
    .refine((rows) => new Set(rows.map(({ country }) => country)).size === rows.length, {
      error: 'each country stands in the card once',
    }),
  /** Of countries that are not in the card; null: their price is not known. */
  everywhereElse: pricesSchema.nullable(),
  /** A utility template costs nothing while the person's 24-hour window is open. */
  utilityFreeInWindow: z.boolean(),
  /** Service messages of each sender in a calendar month (UTC) that cost nothing. */
  freeServiceMessages: z.number().int().min(0).max(1_000_000_000),
});
export type RateCard = z.infer<typeof rateCardSchema>;

/**
 * Round numbers to try the screens with, and nobody's prices. The rules are those that partners of Meta tell of from
 * October 2026 on: service messages at the price of utility, the first 1,000 of a number and month free, utility templates
 * charged in the window too.
 */
export const exampleRateCard: RateCard = {
  currency: 'EUR',
  countries: [
    example('IT', 0.06, 0.03),
    example('FR', 0.08, 0.03),
    example('NL', 0.1, 0.05),
    example('DE', 0.11, 0.05),
    example('ES', 0.06, 0.02),
    example('GB', 0.05, 0.02),
  ],
  everywhereElse: { marketing: 0.06, utility: 0.02, authentication: 0.02, service: 0.02 },
  utilityFreeInWindow: false,
  freeServiceMessages: 1000,
};

function example(
  country: string,
  marketing: number,
  utility: number,
): Prices & { country: string } {
  return { country, marketing, utility, authentication: utility, service: utility };
}
