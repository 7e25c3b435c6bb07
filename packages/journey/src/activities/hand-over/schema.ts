import { z } from 'zod';

import { activityBaseSchema, durationSchema } from '../base.ts';

/** Puts the person's conversation before the team, with a note, and goes on at once or when somebody closes it. */
export const handOverSchema = activityBaseSchema.extend({
  type: z.literal('handOver'),
  /** Whose conversation with the person it is. */
  senderId: z.guid().nullable().default(null),
  /** What a colleague should know: words and Liquid. */
  note: z.string().max(2000).default(''),
  /** Who is asked, by e-mail; null: whoever comes first. */
  assignee: z.string().max(320).nullable().default(null),
  waits: z.boolean().default(true),
  /** How long is waited for somebody to close it. */
  deadline: durationSchema.default({ amount: 2, unit: 'days' }),
});
export type HandOver = z.infer<typeof handOverSchema>;
