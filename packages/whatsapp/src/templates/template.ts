import { z } from 'zod';

import { buttonsComponentSchema } from './template-buttons.ts';

/** Category Meta files a template under; it decides consent, price and where it may go. */
export const templateCategorySchema = z.enum(['MARKETING', 'UTILITY', 'AUTHENTICATION']);
export type TemplateCategory = z.infer<typeof templateCategorySchema>;

/** Template states of the Cloud API (message_template_status_update and `status` of the REST answer). */
export const templateStatusSchema = z.enum([
  'PENDING',
  'APPROVED',
  'REJECTED',
  'PAUSED',
  'DISABLED',
  'IN_APPEAL',
  'PENDING_DELETION',
  'DELETED',
  'LIMIT_EXCEEDED',
  'ARCHIVED',
]);
export type TemplateStatus = z.infer<typeof templateStatusSchema>;

const namedParameterExample = z.object({ param_name: z.string(), example: z.string() });

/** `GIF` travels over the Marketing Messages API only; `PRODUCT` shows one product of a catalogue. */
export const headerFormatSchema = z.enum([
  'TEXT',
  'IMAGE',
  'VIDEO',
  'GIF',
  'DOCUMENT',
  'LOCATION',
  'PRODUCT',
]);
export type HeaderFormat = z.infer<typeof headerFormatSchema>;

export const headerComponentSchema = z.object({
  type: z.literal('HEADER'),
  format: headerFormatSchema,
  text: z.string().optional(),
  example: z
    .object({
      header_text: z.array(z.string()).optional(),
      header_text_named_params: z.array(namedParameterExample).optional(),
      header_handle: z.array(z.string()).optional(),
    })
    .optional(),
});

export const bodyComponentSchema = z.object({
  type: z.literal('BODY'),
  text: z.string(),
  add_security_recommendation: z.boolean().optional(),
  example: z
    .object({
      body_text: z.array(z.array(z.string())).optional(),
      body_text_named_params: z.array(namedParameterExample).optional(),
    })
    .optional(),
});

export const footerComponentSchema = z.object({
  type: z.literal('FOOTER'),
  text: z.string().optional(),
  code_expiration_minutes: z.number().optional(),
});

/** The strip of a limited-time offer: up to 16 characters, with or without a countdown. */
export const offerComponentSchema = z.object({
  type: z.literal('LIMITED_TIME_OFFER'),
  limited_time_offer: z.object({
    text: z.string(),
    has_expiration: z.boolean().default(false),
  }),
});

/** What a carousel's card is made of. Every card of a template has the same make-up. */
export const cardComponentSchema = z.discriminatedUnion('type', [
  headerComponentSchema,
  bodyComponentSchema,
  buttonsComponentSchema,
]);
export type CardComponent = z.infer<typeof cardComponentSchema>;

export const carouselComponentSchema = z.object({
  type: z.literal('CAROUSEL'),
  cards: z.array(z.object({ components: z.array(cardComponentSchema) })),
});

/** A template's parts as Meta returns them. */
export const templateComponentSchema = z.discriminatedUnion('type', [
  headerComponentSchema,
  bodyComponentSchema,
  footerComponentSchema,
  buttonsComponentSchema,
  offerComponentSchema,
  carouselComponentSchema,
]);
export type TemplateComponent = z.infer<typeof templateComponentSchema>;

export const parameterFormatSchema = z.enum(['POSITIONAL', 'NAMED']);

/** One language of one template: what an author picks and what rendering needs. */
export const templateSchema = z.object({
  name: z.string(),
  language: z.string(),
  category: templateCategorySchema,
  status: templateStatusSchema,
  parameterFormat: parameterFormatSchema,
  components: z.array(templateComponentSchema),
  /** Types of parts that Meta has added and Waypost can't fill; such a template is shown but not sent. */
  unknownParts: z.array(z.string()).optional(),
});
export type Template = z.infer<typeof templateSchema>;
