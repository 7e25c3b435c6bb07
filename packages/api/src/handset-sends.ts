import { z } from 'zod';

const line = z.string().trim().min(1).max(1000);
const id = z.string().min(1).max(500);

/** Largest file a handset can send: 10 MB, written in base64. */
export const largestHandsetFile = 10 * 1024 * 1024;

const beside = {
  phoneNumberId: z.string(),
  quotedId: id.optional(),
  fromAd: z.boolean().optional().describe('The person came from an ad'),
  groupId: id.optional().describe('Written in a group'),
};

/** What a person can send from a handset, by kind. */
export const handsetSendSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('text'),
    ...beside,
    text: z.string().min(1).max(4096),
    product: z
      .object({ catalogId: id, retailerId: id })
      .optional()
      .describe('A question about a product'),
  }),
  z.object({
    kind: z.enum(['image', 'video', 'audio', 'document', 'sticker']),
    ...beside,
    data: z
      .base64()
      .max(Math.ceil((largestHandsetFile * 4) / 3) + 4)
      .optional()
      .describe('The file; a sample when left out'),
    mimeType: z.string().max(100).optional(),
    caption: z.string().max(1024).optional(),
    filename: line.optional(),
    voice: z.boolean().optional(),
  }),
  z.object({
    kind: z.literal('location'),
    ...beside,
    latitude: z.number().min(-90).max(90),
    longitude: z.number().min(-180).max(180),
    name: line.optional(),
    address: line.optional(),
  }),
  z.object({
    kind: z.literal('contacts'),
    ...beside,
    contacts: z
      .array(z.object({ name: line, phone: line.optional(), email: line.optional() }))
      .min(1)
      .max(20)
      .optional()
      .describe('The person’s own card when left out'),
  }),
  z.object({
    kind: z.literal('reaction'),
    ...beside,
    messageId: id,
    emoji: z.string().min(1).max(40).nullable().describe('null takes it back'),
  }),
  z.object({
    kind: z.literal('order'),
    ...beside,
    catalogId: id,
    items: z
      .array(z.object({ retailerId: id, quantity: z.number().int().min(1).max(999) }))
      .min(1)
      .max(100),
    text: z.string().max(1000).default(''),
  }),
  z.object({
    kind: z.literal('flow'),
    ...beside,
    messageId: id,
    answers: z.record(z.string(), z.json()),
  }),
  z.object({ kind: z.literal('unsupported'), ...beside }),
  z.object({
    kind: z.literal('edit'),
    ...beside,
    messageId: id,
    text: z.string().min(1).max(4096),
  }),
  z.object({ kind: z.literal('revoke'), ...beside, messageId: id }),
  z.object({ kind: z.literal('request_welcome'), ...beside }),
]);
export type HandsetSend = z.infer<typeof handsetSendSchema>;
