import { z } from 'zod';

import { responseContentSchema } from './response.ts';

/**
 * What an author writes into one slot of a template: Liquid text, and the text used when the Liquid
 * renders to nothing (an attribute the profile does not have).
 */
export const slotValueSchema = z.object({
  value: z.string().max(4096),
  fallback: z.string().max(1024).default(''),
});
export type SlotValue = z.infer<typeof slotValueSchema>;

/** Values by slot key (see `templateSlots`), e.g. `body.1`, `header.media`, `button.0.url`. */
export const templateLanguageContentSchema = z.object({
  values: z.record(z.string(), slotValueSchema).default({}),
});
export type TemplateLanguageContent = z.infer<typeof templateLanguageContentSchema>;

export const templateContentSchema = z.object({
  name: z.string().min(1),
  /** Language sent to people whose locale matches none of `byLanguage`. */
  defaultLanguage: z.string().min(1),
  byLanguage: z.record(z.string(), templateLanguageContentSchema),
});
export type TemplateContent = z.infer<typeof templateContentSchema>;

/**
 * The content of a WhatsApp activity. A template can go at any time, a response only inside the window.
 * With both, the response goes to people whose window is open and the template to everybody else.
 */
export const whatsAppContentSchema = z.object({
  template: templateContentSchema.optional(),
  response: responseContentSchema.optional(),
  /** Links in the message are replaced by short ones of `PUBLIC_URL` that count clicks. */
  shortenLinks: z.boolean().optional(),
});
export type WhatsAppContent = z.infer<typeof whatsAppContentSchema>;
