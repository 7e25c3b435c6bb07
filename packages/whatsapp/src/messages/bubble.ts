import { z } from 'zod';

/**
 * A stretch of text in a bubble and where it came from: the template's own words, a personalised
 * value, its fallback, or a value that is missing (drawn as a red pill with the slot's name).
 */
export const textRunSchema = z.object({
  text: z.string(),
  source: z.enum(['template', 'value', 'fallback', 'missing']),
  slot: z.string().optional(),
});
export type TextRun = z.infer<typeof textRunSchema>;

/** A contact card as the phone shows it. */
export const bubbleContactSchema = z.object({
  name: z.string(),
  phones: z.array(z.string()),
  emails: z.array(z.string()),
  organisation: z.string().optional(),
});
export type BubbleContact = z.infer<typeof bubbleContactSchema>;

/** One product of a catalogue; the name and price are known only where the catalogue was read. */
export const bubbleProductSchema = z.object({
  retailerId: z.string(),
  name: z.string().optional(),
  price: z.string().optional(),
  imageUrl: z.string().optional(),
  quantity: z.number().int().optional(),
});
export type BubbleProduct = z.infer<typeof bubbleProductSchema>;

/** What stands above the words. Messages that are nothing but a medium, a place or a card are a header without words. */
export const bubbleHeaderSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('text'), runs: z.array(textRunSchema) }),
  z.object({
    kind: z.enum(['image', 'video', 'document', 'audio', 'sticker']),
    /** Absent while no medium is chosen. */
    url: z.string().optional(),
    filename: z.string().optional(),
    /** A recorded voice message; drawn with a waveform. */
    voice: z.boolean().optional(),
  }),
  z.object({
    kind: z.literal('location'),
    latitude: z.string().optional(),
    longitude: z.string().optional(),
    name: z.string().optional(),
    address: z.string().optional(),
  }),
  z.object({ kind: z.literal('contacts'), contacts: z.array(bubbleContactSchema) }),
  /** One product, or a catalogue's cover with the first product's picture. */
  z.object({ kind: z.literal('product'), product: bubbleProductSchema }),
  /** What a person ordered. */
  z.object({ kind: z.literal('order'), products: z.array(bubbleProductSchema) }),
]);
export type BubbleHeader = z.infer<typeof bubbleHeaderSchema>;

export const bubbleButtonSchema = z.object({
  kind: z.enum([
    'quick_reply',
    'url',
    'phone',
    'copy_code',
    'flow',
    /** Opens the rows of `list`. */
    'list',
    'catalog',
    /** Opens the sections of `products`, or the one product of the header. */
    'products',
    'location_request',
    'contact_request',
  ]),
  text: z.string(),
  /** The button's place among all buttons of its message. */
  index: z.number().int().nonnegative(),
  url: z.string().optional(),
  /** Sent back when a quick reply is tapped; the code that is copied; a flow's id. */
  payload: z.string().optional(),
});
export type BubbleButton = z.infer<typeof bubbleButtonSchema>;

/** The sheet behind a list's button. `index` counts rows over all sections. */
export const bubbleListSchema = z.object({
  sections: z.array(
    z.object({
      title: z.string(),
      rows: z.array(
        z.object({
          index: z.number().int().nonnegative(),
          title: z.string(),
          description: z.string().optional(),
          payload: z.string(),
        }),
      ),
    }),
  ),
});

/** One card of a carousel. Its buttons count from 0 on every card. */
export const bubbleCardSchema = z.object({
  header: bubbleHeaderSchema.optional(),
  body: z.array(textRunSchema),
  buttons: z.array(bubbleButtonSchema),
});
export type BubbleCard = z.infer<typeof bubbleCardSchema>;

const schema = z.object({
  header: bubbleHeaderSchema.optional(),
  body: z.array(textRunSchema),
  footer: z.string().optional(),
  buttons: z.array(bubbleButtonSchema),
  list: bubbleListSchema.optional(),
  products: z
    .object({
      sections: z.array(z.object({ title: z.string(), products: z.array(bubbleProductSchema) })),
    })
    .optional(),
  cards: z.array(bubbleCardSchema).optional(),
  /** The strip of a limited-time offer. */
  offer: z
    .object({
      text: z.string(),
      /** ms since the epoch; absent when the offer shows no end. */
      expiresAt: z.number().optional(),
      code: z.string().optional(),
    })
    .optional(),
  /** An emoji put on another message; the bubble has nothing else. */
  emojiReaction: z.string().optional(),
  /** The answers of a Flow that a person filled in, in its order. */
  answers: z.array(z.object({ name: z.string(), value: z.string() })).optional(),
  /** The message this one answers, in short. */
  quoted: z.object({ own: z.boolean(), text: z.string() }).optional(),
});
/** One message as WhatsApp draws it. Preview and handset draw the same shape with the same component. */
// Named, because the compiler spells out what has no name, and this is large.
export interface Bubble extends z.infer<typeof schema> {}
export const bubbleSchema: z.ZodType<Bubble> = schema;
