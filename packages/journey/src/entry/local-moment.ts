import { z } from 'zod';

/** A day and a time on the clocks of a zone, e.g. `2027-01-31T09:00` in `Europe/Rome`. */
export const localMomentSchema = z.object({
  at: z.string().max(32),
  zone: z.string().max(64),
});
export type LocalMoment = z.infer<typeof localMomentSchema>;
