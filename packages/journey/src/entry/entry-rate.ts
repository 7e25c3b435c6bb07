import { z } from 'zod';

/** How fast people pass the entry: so many in a minute, an hour or a day (24 hours), evenly. */
export const entryRateSchema = z.object({
  people: z.number().int().min(1).max(1_000_000),
  per: z.enum(['minute', 'hour', 'day']),
});
export type EntryRate = z.infer<typeof entryRateSchema>;

const periodMs = { minute: 60_000, hour: 3_600_000, day: 86_400_000 } as const;

/** Time between one person and the next, ms. */
export function entrySpacingMs({ people, per }: EntryRate): number {
  return periodMs[per] / people;
}
