import { z } from 'zod';

const option = z.object({ id: z.string().min(1), title: z.string().min(1) });

/** One question on a Flow's screen. */
export const flowFieldSchema = z.object({
  /** Key of the answer in `response_json`. */
  name: z.string().min(1),
  label: z.string().min(1),
  kind: z.enum(['text', 'number', 'date', 'choice', 'choices', 'yesno']),
  required: z.boolean().default(false),
  /** For `choice` and `choices`. */
  options: z.array(option).default([]),
});
export type FlowField = z.infer<typeof flowFieldSchema>;

export const flowScreenSchema = z.object({
  id: z.string().min(1),
  title: z.string(),
  fields: z.array(flowFieldSchema),
});

/** A Flow of an account, with the screens a handset can show. */
export const flowSettingsSchema = z.object({
  id: z.string().regex(/^\d{5,30}$/),
  wabaId: z.string(),
  name: z.string().min(1),
  status: z.enum(['DRAFT', 'PUBLISHED', 'DEPRECATED', 'BLOCKED', 'THROTTLED']).default('PUBLISHED'),
  categories: z.array(z.string()).default(['OTHER']),
  screens: z.array(flowScreenSchema),
});
export type FlowSettings = z.infer<typeof flowSettingsSchema>;
export type FlowSettingsInput = z.input<typeof flowSettingsSchema>;
