import { z } from 'zod';

import { activityBaseSchema } from '../base.ts';
import { eventFieldSchema } from '../entry-event/schema.ts';

/** What a person has to write or tap for it to count. */
export const messageMatchSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('any') }),
  z.object({
    kind: z.literal('keyword'),
    words: z.array(z.string().max(120)).max(50).default([]),
    /** `message`: the whole message is one of the words; `contains`: one of them stands in it. */
    where: z.enum(['message', 'contains']).default('message'),
  }),
  /** A tap on a button or list row with one of these labels; none means any tap. */
  z.object({ kind: z.literal('button'), labels: z.array(z.string().max(120)).max(50).default([]) }),
  /** A Flow sent in; without names, any. Names are those the answers carry in `flow_token`. */
  z.object({
    kind: z.literal('flow'),
    tokens: z.array(z.string().max(200)).max(50).default([]),
    /** Answers that are used later, by their names in the Flow. */
    fields: z.array(eventFieldSchema).max(50).optional(),
  }),
  /** The first message after a click-to-WhatsApp ad or post; without ids, any. */
  z.object({
    kind: z.literal('referral'),
    sourceIds: z.array(z.string().max(120)).max(50).default([]),
  }),
]);
export type MessageMatch = z.infer<typeof messageMatchSchema>;

/** A profile enters when it writes to us; first contacts become profiles first. */
export const entryMessageSchema = activityBaseSchema.extend({
  type: z.literal('entryMessage'),
  /** The sender that was written to; null for every sender. */
  senderId: z.uuid().nullable().default(null),
  match: messageMatchSchema.default({ kind: 'any' }),
});
export type EntryMessage = z.infer<typeof entryMessageSchema>;
