import { z } from 'zod';

import { activityBaseSchema, durationSchema } from '../base.ts';

const outcomeBase = z.object({
  /** Also the name of the outcome's port. */
  id: z.string().min(1).max(64),
});

/**
 * What a person (or the network) did with the message: delivered, read, any reply, a tap on a given
 * quick-reply button, or a failure reported after acceptance.
 */
export const reactionOutcomeSchema = z.discriminatedUnion('kind', [
  outcomeBase.extend({ kind: z.literal('delivered') }),
  outcomeBase.extend({ kind: z.literal('read') }),
  outcomeBase.extend({ kind: z.literal('reply') }),
  outcomeBase.extend({
    kind: z.literal('button'),
    /** The place among the message's buttons, those of all cards, or all rows; the same in every language. */
    button: z.number().int().min(0).max(99),
    label: z.string().max(25).default(''),
  }),
  outcomeBase.extend({ kind: z.literal('failed') }),
]);
export type ReactionOutcome = z.infer<typeof reactionOutcomeSchema>;

/**
 * Waits for the first of its outcomes on an earlier message; the port `deadline` is taken when none came.
 * A tap counts as a reply only for a reaction that does not list that button itself.
 */
export const reactionSchema = activityBaseSchema.extend({
  type: z.literal('reaction'),
  /** The WhatsApp activity whose message is watched. */
  activityId: z.string().nullable().default(null),
  outcomes: z.array(reactionOutcomeSchema).max(20).default([]),
  deadline: durationSchema.default({ amount: 1, unit: 'days' }),
});
export type Reaction = z.infer<typeof reactionSchema>;
