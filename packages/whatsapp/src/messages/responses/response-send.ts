import { z } from 'zod';

/*
 * Free-form messages on the wire, in the Cloud API's own words. A medium is a link, the id of an upload at
 * Meta, or a file of ours (`asset`), which gets an id of the sender's account before the message leaves.
 */

const mediumSchema = z.object({
  link: z.string().optional(),
  id: z.string().optional(),
  asset: z.string().optional(),
});
/** A medium as it is sent: exactly one of its keys is there. */
export type SentMedium = z.infer<typeof mediumSchema>;

const captionedSchema = mediumSchema.extend({ caption: z.string().optional() });
const documentSchema = captionedSchema.extend({ filename: z.string().optional() });
const namedMediumSchema = mediumSchema.extend({ filename: z.string().optional() });

const headerSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('text'), text: z.string() }),
  z.object({ type: z.literal('image'), image: mediumSchema }),
  z.object({ type: z.literal('video'), video: mediumSchema }),
  z.object({ type: z.literal('document'), document: namedMediumSchema }),
]);
export type SentHeader = z.infer<typeof headerSchema>;

const wordsSchema = z.object({ text: z.string() });
const linkActionSchema = z.object({
  name: z.literal('cta_url'),
  parameters: z.object({ display_text: z.string(), url: z.string() }),
});

const cardSchema = z.object({
  card_index: z.number().int(),
  type: z.literal('cta_url'),
  header: headerSchema,
  body: wordsSchema.optional(),
  action: linkActionSchema,
});

const framed = {
  header: headerSchema.optional(),
  body: wordsSchema,
  footer: wordsSchema.optional(),
};

const interactiveSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('button'),
    ...framed,
    action: z.object({
      buttons: z.array(
        z.object({
          type: z.literal('reply'),
          reply: z.object({ id: z.string(), title: z.string() }),
        }),
      ),
    }),
  }),
  z.object({
    type: z.literal('list'),
    ...framed,
    action: z.object({
      button: z.string(),
      sections: z.array(
        z.object({
          title: z.string().optional(),
          rows: z.array(
            z.object({ id: z.string(), title: z.string(), description: z.string().optional() }),
          ),
        }),
      ),
    }),
  }),
  z.object({ type: z.literal('cta_url'), ...framed, action: linkActionSchema }),
  z.object({
    type: z.literal('flow'),
    ...framed,
    action: z.object({
      name: z.literal('flow'),
      parameters: z.object({
        flow_message_version: z.literal('3'),
        flow_id: z.string(),
        flow_cta: z.string(),
        mode: z.enum(['published', 'draft']),
        flow_token: z.string().optional(),
        flow_action: z.enum(['navigate', 'data_exchange']),
        flow_action_payload: z
          .object({ screen: z.string(), data: z.record(z.string(), z.string()).optional() })
          .optional(),
      }),
    }),
  }),
  z.object({
    type: z.literal('product'),
    body: wordsSchema.optional(),
    footer: wordsSchema.optional(),
    action: z.object({ catalog_id: z.string(), product_retailer_id: z.string() }),
  }),
  z.object({
    type: z.literal('product_list'),
    ...framed,
    action: z.object({
      catalog_id: z.string(),
      sections: z.array(
        z.object({
          title: z.string().optional(),
          product_items: z.array(z.object({ product_retailer_id: z.string() })),
        }),
      ),
    }),
  }),
  z.object({
    type: z.literal('catalog_message'),
    body: wordsSchema,
    footer: wordsSchema.optional(),
    action: z.object({
      name: z.literal('catalog_message'),
      parameters: z.object({ thumbnail_product_retailer_id: z.string() }).optional(),
    }),
  }),
  z.object({
    type: z.literal('location_request_message'),
    body: wordsSchema,
    action: z.object({ name: z.literal('send_location') }),
  }),
  z.object({
    type: z.literal('carousel'),
    body: wordsSchema,
    action: z.object({ cards: z.array(cardSchema) }),
  }),
]);
export type SentInteractive = z.infer<typeof interactiveSchema>;

const contactSchema = z.object({
  name: z.object({
    formatted_name: z.string(),
    first_name: z.string().optional(),
    last_name: z.string().optional(),
  }),
  phones: z
    .array(z.object({ phone: z.string(), type: z.string(), wa_id: z.string().optional() }))
    .optional(),
  emails: z.array(z.object({ email: z.string(), type: z.string() })).optional(),
  org: z.object({ company: z.string() }).optional(),
  urls: z.array(z.object({ url: z.string(), type: z.string() })).optional(),
});
export type SentContact = z.infer<typeof contactSchema>;

/** Beside the message itself: it answers the person's latest message, whose id is filled in when it leaves. */
const quote = { quote: z.literal(true).optional() };

const schema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('text'),
    text: z.object({ body: z.string(), preview_url: z.literal(true).optional() }),
    ...quote,
  }),
  z.object({ type: z.literal('image'), image: captionedSchema, ...quote }),
  z.object({ type: z.literal('video'), video: captionedSchema, ...quote }),
  z.object({
    type: z.literal('audio'),
    audio: mediumSchema.extend({ voice: z.literal(true).optional() }),
    ...quote,
  }),
  z.object({ type: z.literal('document'), document: documentSchema, ...quote }),
  z.object({ type: z.literal('sticker'), sticker: mediumSchema, ...quote }),
  z.object({
    type: z.literal('location'),
    location: z.object({
      latitude: z.string(),
      longitude: z.string(),
      name: z.string().optional(),
      address: z.string().optional(),
    }),
    ...quote,
  }),
  z.object({ type: z.literal('contacts'), contacts: z.array(contactSchema), ...quote }),
  z.object({ type: z.literal('interactive'), interactive: interactiveSchema, ...quote }),
  /** `message_id`, the person's latest message, is filled in when it leaves. */
  z.object({ type: z.literal('reaction'), reaction: z.object({ emoji: z.string() }) }),
]);

type Sent = z.infer<typeof schema>;
/** A free-form message as it is sent: its type and the object of that name. */
export type ResponseSend = Sent;
export const responseSendSchema: z.ZodType<ResponseSend> = schema;
