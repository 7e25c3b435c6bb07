import { z } from 'zod';

/** What every activity has: an id unique in its graph, an optional name of the author's, a place on the canvas. */
export const activityBaseSchema = z.object({
  id: z
    .string()
    .min(1)
    .max(64)
    .regex(/^[A-Za-z0-9_-]+$/, 'use letters, digits, - and _'),
  name: z.string().max(80).default(''),
  position: z.object({ x: z.number(), y: z.number() }),
});

/** A length of time as authors write it. A month or year has no fixed length and is left out. */
export const durationSchema = z.object({
  amount: z.number().int().min(1).max(10_000),
  unit: z.enum(['seconds', 'minutes', 'hours', 'days', 'weeks']),
});
export type Duration = z.infer<typeof durationSchema>;
