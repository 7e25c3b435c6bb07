import { flowScreenSchema } from '../flows/flow-settings.ts';
import { bubbleSchema, templateSchema } from '@waypost/whatsapp';
import { z } from 'zod';

import { numberSettingsSchema } from '../accounts/settings.ts';

const number = z.string().min(7).max(30);

export const handsetSummarySchema = z.object({
  /** wa_id: digits only. */
  number: z.string(),
  name: z.string().nullable(),
  /** Business-scoped user id, by which businesses know a person who hides the number. */
  userId: z.string(),
  username: z.string().nullable(),
  hidesNumber: z.boolean(),
  unread: z.number().int(),
  lastText: z.string().nullable(),
  /** Milliseconds since the epoch. */
  lastAt: z.number().nullable(),
});
export type HandsetSummary = z.infer<typeof handsetSummarySchema>;

export const handsetPageSchema = z.object({
  items: z.array(handsetSummarySchema),
  /** Pass it as `cursor` for the next page; null on the last one. */
  nextCursor: z.string().nullable(),
});
export type HandsetPage = z.infer<typeof handsetPageSchema>;

export const chatMessageSchema = z.object({
  id: z.string(),
  /** Type of the message on the wire. */
  kind: z.string(),
  /** As the person sees it: `in` came to the handset, `out` was written on it. */
  direction: z.enum(['in', 'out']),
  at: z.number(),
  phoneNumberId: z.string(),
  bubble: bubbleSchema,
  text: z.string(),
  status: z.enum(['accepted', 'sent', 'delivered', 'read', 'played', 'failed']),
  /** Code of Meta's error for a message that failed. */
  failure: z.number().int().nullable(),
  /** Meta's title of that error. */
  failureTitle: z.string().nullable(),
  /** The message this one answers; of a reaction the one it stands on. */
  quotedId: z.string().nullable(),
  /** Places of tapped buttons; of a list its rows, of a carousel counted over all cards. */
  tappedButtons: z.array(z.number().int()),
  /** Emojis on the message. */
  reactions: z.array(z.object({ emoji: z.string(), own: z.boolean() })),
});
export type ChatMessage = z.infer<typeof chatMessageSchema>;

export const conversationSchema = handsetSummarySchema.extend({
  blocked: z.boolean(),
  stoppedMarketing: z.boolean(),
  failsWith: z.number().int().nullable(),
  /** Switched off. */
  off: z.boolean(),
  /** Oldest first. */
  messages: z.array(chatMessageSchema),
  /** Pass it as `before` for older messages; null when there are none. */
  olderCursor: z.string().nullable(),
  /** Business numbers that wrote to this person or can be written to. */
  businesses: z.array(
    z.object({ phoneNumberId: z.string(), name: z.string(), isTyping: z.boolean() }),
  ),
});
export type Conversation = z.infer<typeof conversationSchema>;

const count = z.coerce.number().int().min(1);

export const listHandsetsInput = z.object({
  /** Part of a number or a name. */
  search: z.string().max(100).default(''),
  cursor: z.string().optional(),
  limit: count.max(200).default(50),
});
export const conversationInput = z.object({
  before: z.string().optional(),
  limit: count.max(200).default(100),
  /** Also messages that have not arrived on the phone or never will. */
  all: z.union([z.boolean(), z.stringbool()]).default(false),
});
const username = z
  .string()
  .regex(/^@?[a-z0-9._]{3,30}$/, 'a username has 3 to 30 of a-z, 0-9, dots and underlines')
  .transform((name) => (name.startsWith('@') ? name : `@${name}`));
export const createHandsetInput = z.strictObject({
  /** Made up when left out. */
  number: number.optional(),
  name: z.string().min(1).max(120).optional(),
  username: username.optional(),
  /** Businesses get the user id only; needs a username. */
  hidesNumber: z.boolean().optional(),
  failsWith: z.number().int().nullable().optional(),
  /** Switched off. */
  off: z.boolean().optional(),
});
export const replyInput = z.object({
  text: z.string().min(1).max(4096),
  quotedId: z.string().optional(),
  phoneNumberId: z.string().optional(),
});
export const tapInput = z.object({
  messageId: z.string().min(1),
  /** The button's place; of a list the place of the row over all sections. */
  buttonIndex: z.number().int().min(0).max(9),
  /** The card of a carousel. */
  cardIndex: z.number().int().min(0).max(9).optional(),
});
export const identityInput = z.strictObject({
  name: z.string().min(1).max(120).optional(),
  username: username.nullable().optional(),
  hidesNumber: z.boolean().optional(),
  /** Switches the phone off or on: what waits comes when it is on, unless its time to live is over. */
  off: z.boolean().optional(),
  failsWith: z.number().int().nullable().optional(),
});
export const openLinkInput = z.strictObject({ link: z.string().trim().min(1).max(2000) });
export const openedLinkSchema = z.object({ phoneNumberId: z.string(), text: z.string() });
export const changeNumberInput = z.strictObject({ to: number });
export const messageInput = z.strictObject({ messageId: z.string().min(1) });

/** A form that a Flow shows, as far as the simulator knows its screens. */
export const flowFormSchema = z.object({
  flow: z.string().nullable(),
  name: z.string().nullable(),
  /** Null for a Flow whose screens are not known here: its answers are written freely. */
  screens: z.array(flowScreenSchema).nullable(),
});
export type FlowForm = z.infer<typeof flowFormSchema>;

/** The products behind a message's button. */
export const shopSchema = z.object({
  catalogId: z.string(),
  products: z.array(
    z.object({
      retailerId: z.string(),
      name: z.string(),
      price: z.number(),
      currency: z.string(),
      imageUrl: z.string().nullable(),
    }),
  ),
});
export type Shop = z.infer<typeof shopSchema>;

export const decidePacingInput = z.strictObject({
  /** Only messages of this template. */
  template: z.string().optional(),
  decision: z.enum(['release', 'drop']),
});
export const readInput = z.object({ phoneNumberId: z.string().optional() });
export const blockInput = z.object({ blocked: z.boolean().default(true) });
export const preferenceInput = z.object({
  value: z.enum(['stop', 'resume']),
  phoneNumberId: z.string().optional(),
});
export const clockInput = z.object({
  advanceMs: z
    .number()
    .int()
    .min(0)
    .max(366 * 86_400_000),
});
export const templatesInput = z.object({
  wabaId: z.string(),
  templates: z.array(templateSchema).min(1),
  rejectedReason: z.string().optional(),
});
export const numbersInput = numberSettingsSchema;
export const sendsInput = z.object({
  after: z.coerce.number().int().min(0).default(0),
  limit: count.max(10_000).default(1000),
});

export const countsSchema = z.object({
  /** Sends that were answered, or would have been, with 200. */
  accepted: z.number().int(),
  byPhoneNumberId: z.record(z.string(), z.number().int()),
  byStatus: z.record(z.string(), z.number().int()),
  /** Different message ids in echoes of the form `v1.<message id>.<attempt>`. */
  messages: z.number().int(),
  withoutEcho: z.number().int(),
  /** Message ids that were accepted more than once: the first hundred, and how many. */
  duplicates: z.array(z.string()),
  duplicateCount: z.number().int(),
  /** Messages that persons wrote. */
  fromPersons: z.number().int(),
  pendingStatuses: z.number().int(),
  pendingWebhooks: z.number().int(),
});
export type Counts = z.infer<typeof countsSchema>;

export const sendSchema = z.object({
  /** Pass it as `after` to go on. */
  seq: z.number().int(),
  id: z.string(),
  to: z.string(),
  phoneNumberId: z.string(),
  kind: z.string(),
  template: z.string().nullable(),
  echo: z.string().nullable(),
  at: z.number(),
  status: z.enum(['accepted', 'sent', 'delivered', 'read', 'played', 'failed']),
  failure: z.number().int().nullable(),
});
export type Send = z.infer<typeof sendSchema>;

export const numberOfPerson = number;
