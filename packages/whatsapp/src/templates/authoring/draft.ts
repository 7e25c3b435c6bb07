import { z } from 'zod';

import { templateCategorySchema } from '../template.ts';

/*
 * What an author writes when making or changing a template. A draft may be unfinished: `templateProblems`
 * says what Meta would refuse; the sizes here only keep drafts from growing without end.
 */

const line = z.string().max(4096).default('');

export const draftButtonKindSchema = z.enum([
  'quick_reply',
  'url',
  'phone',
  'copy_code',
  'flow',
  'catalog',
  'products',
  'product',
  'contact_request',
  'voice_call',
]);
export type DraftButtonKind = z.infer<typeof draftButtonKindSchema>;

/** A button; which fields count depends on its kind. */
export const draftButtonSchema = z.object({
  kind: draftButtonKindSchema,
  text: line,
  /** With at most one variable, at its end. */
  url: line,
  /** What replaces the link's variable, or the code to copy. */
  example: line,
  phone: line,
  flowId: line,
  /** First screen of the Flow; empty leaves it to the Flow's own endpoint. */
  flowScreen: line,
});
export type DraftButton = z.infer<typeof draftButtonSchema>;

export const draftHeaderSchema = z.object({
  kind: z.enum(['none', 'text', 'image', 'video', 'document', 'gif', 'location', 'product']),
  text: line,
  /** Medium Meta's reviewers see: `media:<asset id>`, or the address of the sample that the template has already. */
  sample: line,
});
export type DraftHeader = z.infer<typeof draftHeaderSchema>;

export const draftCardSchema = z.object({
  header: draftHeaderSchema,
  body: line,
  buttons: z.array(draftButtonSchema).max(20).default([]),
});
export type DraftCard = z.infer<typeof draftCardSchema>;

/** The fixed form of an authentication template: Meta writes the words. */
export const draftCodeSchema = z.object({
  addSecurityRecommendation: z.boolean().default(true),
  /** 1 to 90; null shows no footer. */
  expirationMinutes: z.number().int().nullable().default(10),
  button: z.enum(['COPY_CODE', 'ONE_TAP', 'ZERO_TAP']).default('COPY_CODE'),
  text: line,
  autofillText: line,
  zeroTapTermsAccepted: z.boolean().default(false),
  apps: z
    .array(z.object({ packageName: line, signatureHash: line }))
    .max(10)
    .default([]),
});
export type DraftCode = z.infer<typeof draftCodeSchema>;

export const draftLayoutSchema = z.enum(['standard', 'offer', 'carousel']);
export type DraftLayout = z.infer<typeof draftLayoutSchema>;

const schema = z.object({
  name: line,
  language: z.string().max(20).default('en'),
  category: templateCategorySchema.default('MARKETING'),
  /** Seconds Meta tries to deliver; null for the category's own time, -1 for 30 days. */
  ttlSeconds: z.number().int().nullable().default(null),
  layout: draftLayoutSchema.default('standard'),
  header: draftHeaderSchema.prefault({ kind: 'none' }),
  body: line,
  footer: line,
  buttons: z.array(draftButtonSchema).max(20).default([]),
  offer: z.object({ text: line, hasExpiration: z.boolean().default(true) }).prefault({}),
  cards: z.array(draftCardSchema).max(20).default([]),
  code: draftCodeSchema.prefault({}),
  /** Example values of variables by slot key: `header.order_id`, `body.1`, `card.0.body.size`. */
  examples: z.record(z.string(), z.string().max(1024)).default({}),
});
/** A template as an author edits it. */
// Named, because the compiler spells out what has no name, and this is large.
export interface TemplateDraft extends z.infer<typeof schema> {}
export interface TemplateDraftInput extends z.input<typeof schema> {}
export const templateDraftSchema: z.ZodType<TemplateDraft, TemplateDraftInput> = schema;

/** A draft with everything filled in that was left out. */
export function templateDraft(given: TemplateDraftInput): TemplateDraft {
  return templateDraftSchema.parse(given);
}

export function draftButton(kind: DraftButtonKind, given: Partial<DraftButton> = {}): DraftButton {
  return draftButtonSchema.parse({ ...given, kind });
}

/** Whether the words are Meta's: authentication templates have a fixed form. */
export function isCodeDraft(draft: TemplateDraft): boolean {
  return draft.category === 'AUTHENTICATION';
}
