import { z } from 'zod';

/** Colours a note can have on the canvas. */
export const noteTones = ['yellow', 'blue', 'green', 'grey'] as const;

/** What authors write beside the journey for each other. Nobody but they ever sees it. */
export const noteSchema = z.object({
  id: z
    .string()
    .min(1)
    .max(64)
    .regex(/^[A-Za-z0-9_-]+$/, 'use letters, digits, - and _'),
  text: z.string().max(2000).default(''),
  tone: z.enum(noteTones).default('yellow'),
  /** Upper left corner, px on the canvas. */
  position: z.object({ x: z.number(), y: z.number() }),
  size: z.object({
    width: z.number().min(120).max(1200),
    height: z.number().min(64).max(1200),
  }),
});
export type Note = z.infer<typeof noteSchema>;
