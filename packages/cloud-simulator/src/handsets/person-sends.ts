import { z } from 'zod';

import { mediaKinds } from '../messages/media-in-send.ts';

const line = z.string().min(1).max(1000);
const id = z.string().min(1).max(500);
const base64 = z.base64().max(140_000_000);

/** Where a person came from: an ad or a post with a button to the chat. */
const referralSchema = z.strictObject({
  sourceUrl: z.url().default('https://fb.me/waypost-simulated-ad'),
  sourceId: z.string().min(1).default('120226305854810726'),
  sourceType: z.enum(['ad', 'post']).default('ad'),
  headline: z.string().default('Chat with us'),
  body: z.string().default(''),
  clickId: z.string().optional(),
  welcomeText: z.string().optional(),
});

/** What goes with whatever a person writes. */
const beside = {
  /** Business number to write to; the one of the latest message when left out. */
  phoneNumberId: z.string().optional(),
  /** Message that is answered. */
  quotedId: id.optional(),
  referral: referralSchema.optional(),
  forwarded: z.boolean().optional(),
  /** Written in a group. */
  groupId: id.optional(),
};

/** Everything a person can do to a chat with a phone, by kind. */
export const personSendSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('text'),
    ...beside,
    text: z.string().min(1).max(4096),
    /** A question about a product of the catalogue. */
    product: z.strictObject({ catalogId: id, retailerId: id }).optional(),
  }),
  z.strictObject({
    kind: z.enum(mediaKinds),
    ...beside,
    /** The file; a sample when left out. */
    data: base64.optional(),
    mimeType: z.string().max(100).optional(),
    caption: z.string().max(1024).optional(),
    filename: line.optional(),
    /** A recorded voice message. */
    voice: z.boolean().optional(),
  }),
  z.strictObject({
    kind: z.literal('location'),
    ...beside,
    latitude: z.number().min(-90).max(90),
    longitude: z.number().min(-180).max(180),
    name: line.optional(),
    address: line.optional(),
  }),
  z.strictObject({
    kind: z.literal('contacts'),
    ...beside,
    /** The person's own card when left out: this also answers a request for contact data. */
    contacts: z
      .array(
        z.strictObject({
          name: line,
          phone: line.optional(),
          email: line.optional(),
          organisation: line.optional(),
        }),
      )
      .min(1)
      .max(20)
      .optional(),
  }),
  z.strictObject({
    kind: z.literal('reaction'),
    ...beside,
    messageId: id,
    /** Null takes the reaction back. */
    emoji: z.string().min(1).max(40).nullable(),
  }),
  z.strictObject({
    kind: z.literal('order'),
    ...beside,
    catalogId: id,
    items: z
      .array(
        z.strictObject({
          retailerId: id,
          quantity: z.number().int().min(1).max(999),
          price: z.number().min(0).optional(),
          currency: z.string().length(3).optional(),
        }),
      )
      .min(1)
      .max(100),
    text: z.string().max(1000).default(''),
  }),
  z.strictObject({
    kind: z.literal('flow'),
    ...beside,
    /** The message whose Flow was filled in. */
    messageId: id,
    answers: z.record(z.string(), z.json()),
  }),
  z.strictObject({
    kind: z.literal('unsupported'),
    ...beside,
    type: z.string().min(1).max(60).default('poll_creation'),
  }),
  z.strictObject({
    kind: z.literal('edit'),
    ...beside,
    messageId: id,
    text: z.string().min(1).max(4096),
  }),
  z.strictObject({ kind: z.literal('revoke'), ...beside, messageId: id }),
  /** The chat is opened for the first time, for businesses that want to know. */
  z.strictObject({ kind: z.literal('request_welcome'), ...beside }),
]);
export type PersonSend = z.infer<typeof personSendSchema>;
export type PersonSendInput = z.input<typeof personSendSchema>;
