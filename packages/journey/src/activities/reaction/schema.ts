import { failureClasses } from '@waypost/whatsapp';
import { z } from 'zod';

import { activityBaseSchema, durationSchema } from '../base.ts';
import { eventFieldSchema } from '../entry-event/schema.ts';

const outcomeBase = z.object({
  /** Also the name of the outcome's port. */
  id: z.string().min(1).max(64),
});

/**
 * What a person (or the network) did with the message: delivered, read, any reply, a tap on a given button or list
 * row, words, a Flow sent in, a link opened, or a failure, also of a message that never left.
 */
export const reactionOutcomeSchema = z.discriminatedUnion('kind', [
  outcomeBase.extend({ kind: z.literal('delivered') }),
  outcomeBase.extend({ kind: z.literal('read') }),
  outcomeBase.extend({ kind: z.literal('reply') }),
  outcomeBase.extend({
    kind: z.literal('button'),
    /** The place among the message's buttons, those of all cards, or all rows; the same in every language. */
    button: z.number().int().min(0).max(99),
    /** Its words in one of the message's languages, so that it is noticed when they stand for something else. */
    label: z.string().max(25).default(''),
  }),
  outcomeBase.extend({
    kind: z.literal('keyword'),
    words: z.array(z.string().max(120)).max(50).default([]),
    /** `message`: the whole message is one of the words; `contains`: one of them stands in it. */
    where: z.enum(['message', 'contains']).default('message'),
  }),
  outcomeBase.extend({
    kind: z.literal('flow'),
    /** Answers that are used later, by their names in the Flow. */
    fields: z.array(eventFieldSchema).max(50).default([]),
  }),
  outcomeBase.extend({
    kind: z.literal('click'),
    /** The link as it is written in the message, in each of its languages; none means any link. */
    urls: z.array(z.string().max(2048)).max(20).default([]),
    label: z.string().max(120).default(''),
  }),
  outcomeBase.extend({
    kind: z.literal('failed'),
    /** None means every failure. */
    classes: z.array(z.enum(failureClasses)).max(failureClasses.length).default([]),
  }),
]);
export type ReactionOutcome = z.infer<typeof reactionOutcomeSchema>;
export type ReactionOutcomeOf<K extends ReactionOutcome['kind']> = Extract<
  ReactionOutcome,
  { kind: K }
>;

/**
 * Waits for the first of its outcomes on an earlier message; the port `deadline` is taken when none came. What one
 * event fits best counts: a given button, words, a Flow or a given link before any reply or link.
 */
export const reactionSchema = activityBaseSchema.extend({
  type: z.literal('reaction'),
  /** The WhatsApp activity whose message is watched. */
  activityId: z.string().nullable().default(null),
  outcomes: z.array(reactionOutcomeSchema).max(20).default([]),
  deadline: durationSchema.default({ amount: 1, unit: 'days' }),
});
export type Reaction = z.infer<typeof reactionSchema>;
