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

export const bubbleHeaderSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('text'), runs: z.array(textRunSchema) }),
  z.object({
    kind: z.enum(['image', 'video', 'document']),
    /** Absent while no medium is chosen. */
    url: z.string().optional(),
    filename: z.string().optional(),
  }),
  z.object({
    kind: z.literal('location'),
    name: z.string().optional(),
    address: z.string().optional(),
  }),
]);

export const bubbleButtonSchema = z.object({
  kind: z.enum(['quick_reply', 'url', 'phone', 'copy_code']),
  text: z.string(),
  /** The button's place among all buttons of its message. */
  index: z.number().int().nonnegative(),
  url: z.string().optional(),
  /** Sent back when a quick reply is tapped. */
  payload: z.string().optional(),
});

/** One message as WhatsApp draws it. Preview and handset draw the same shape with the same component. */
export const bubbleSchema = z.object({
  header: bubbleHeaderSchema.optional(),
  body: z.array(textRunSchema),
  footer: z.string().optional(),
  buttons: z.array(bubbleButtonSchema),
});
export type Bubble = z.infer<typeof bubbleSchema>;
export type BubbleButton = z.infer<typeof bubbleButtonSchema>;
