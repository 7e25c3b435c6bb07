import { z } from 'zod';

/*
 * What an author writes for a free-form message. Every text is Liquid, checked against Meta's limits
 * after rendering (`validateContent` for what can be known before, `compileResponse` for each person);
 * the sizes here only keep drafts from growing without end.
 */

const text = z.string().max(8192).default('');
const line = z.string().max(2048).default('');

/** A medium: Liquid that renders to an https link, or `media:<asset id>` for a file uploaded to Waypost. */
export const mediumSchema = z.string().max(4096).default('');

export const responseHeaderSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('text'), text: line }),
  z.object({ kind: z.enum(['image', 'video', 'document']), medium: mediumSchema, filename: line }),
]);
export type ResponseHeader = z.infer<typeof responseHeaderSchema>;

const responseBase = {
  /** Shown as an answer to the person's latest message. */
  quote: z.boolean().default(false),
};

/** Parts that most interactive messages share. */
const framed = {
  ...responseBase,
  header: responseHeaderSchema.optional(),
  body: text,
  footer: line,
};

export const responseContactSchema = z.object({
  firstName: line,
  lastName: line,
  phone: line,
  email: line,
  organisation: line,
  website: line,
});
export type ResponseContact = z.infer<typeof responseContactSchema>;

export const responseLanguageContentSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('text'),
    ...responseBase,
    body: text,
    /** Meta shows a preview of the first link. */
    linkPreview: z.boolean().default(false),
  }),
  z.object({ kind: z.literal('image'), ...responseBase, medium: mediumSchema, caption: text }),
  z.object({ kind: z.literal('video'), ...responseBase, medium: mediumSchema, caption: text }),
  z.object({
    kind: z.literal('audio'),
    ...responseBase,
    medium: mediumSchema,
    /** As a recorded voice message: needs ogg with opus. */
    voice: z.boolean().default(false),
  }),
  z.object({
    kind: z.literal('document'),
    ...responseBase,
    medium: mediumSchema,
    caption: text,
    filename: line,
  }),
  z.object({ kind: z.literal('sticker'), ...responseBase, medium: mediumSchema }),
  z.object({
    kind: z.literal('location'),
    ...responseBase,
    latitude: line,
    longitude: line,
    name: line,
    address: line,
  }),
  z.object({
    kind: z.literal('contacts'),
    ...responseBase,
    contacts: z.array(responseContactSchema).max(257).default([]),
  }),
  z.object({
    kind: z.literal('buttons'),
    ...framed,
    /** Titles, 1 to 3. */
    buttons: z.array(line).max(10).default([]),
  }),
  z.object({
    kind: z.literal('list'),
    ...framed,
    button: line,
    sections: z
      .array(
        z.object({
          title: line,
          rows: z
            .array(z.object({ title: line, description: line }))
            .max(10)
            .default([]),
        }),
      )
      .max(10)
      .default([]),
  }),
  z.object({ kind: z.literal('link'), ...framed, button: line, url: line }),
  z.object({
    kind: z.literal('flow'),
    ...framed,
    flowId: line,
    button: line,
    /** First screen; empty lets the Flow's own endpoint decide (`data_exchange`). */
    screen: line,
    /** Values handed to the first screen. */
    data: z
      .array(z.object({ name: line, value: line }))
      .max(50)
      .default([]),
    /** Comes back with the answers; an entry by message can ask for it. */
    token: line,
    isDraft: z.boolean().default(false),
  }),
  z.object({
    kind: z.literal('product'),
    ...responseBase,
    body: text,
    footer: line,
    catalogId: line,
    retailerId: line,
  }),
  z.object({
    kind: z.literal('products'),
    ...framed,
    catalogId: line,
    sections: z
      .array(z.object({ title: line, retailerIds: z.array(line).max(30).default([]) }))
      .max(10)
      .default([]),
  }),
  z.object({
    kind: z.literal('catalog'),
    ...responseBase,
    body: text,
    footer: line,
    /** Product whose picture is shown; empty for the first one. */
    thumbnailRetailerId: line,
  }),
  z.object({ kind: z.literal('locationRequest'), ...responseBase, body: text }),
  z.object({
    kind: z.literal('carousel'),
    ...responseBase,
    body: text,
    cards: z
      .array(
        z.object({
          header: z.object({ kind: z.enum(['image', 'video']), medium: mediumSchema }),
          body: line,
          button: line,
          url: line,
        }),
      )
      .max(10)
      .default([]),
  }),
  /** An emoji on the person's latest message. */
  z.object({ kind: z.literal('emojiReaction'), emoji: line }),
]);
export type ResponseLanguageContent = z.infer<typeof responseLanguageContentSchema>;
export type ResponseKind = ResponseLanguageContent['kind'];

const contentSchema = z.object({
  defaultLanguage: z.string().min(1),
  byLanguage: z.record(z.string(), responseLanguageContentSchema),
});
/** A free-form message, allowed only inside the 24-hour customer-service window. */
// Named, because the compiler spells out what has no name, and this is large.
export interface ResponseContent extends z.infer<typeof contentSchema> {}
export interface ResponseContentInput extends z.input<typeof contentSchema> {}
export const responseContentSchema: z.ZodType<ResponseContent, ResponseContentInput> =
  contentSchema;
