import { z } from 'zod';

import { ruleGroupSchema } from '../../rules/rule.ts';
import { activityBaseSchema } from '../base.ts';

export const eventFieldSchema = z.object({
  name: z.string().regex(/^[A-Za-z][A-Za-z0-9_]{0,63}$/, 'use letters, digits and _'),
  kind: z.enum(['text', 'number', 'date', 'boolean']),
});

/** A profile enters when an event with this name is recorded for it. */
export const entryEventSchema = activityBaseSchema.extend({
  type: z.literal('entryEvent'),
  eventName: z.string().max(64).default(''),
  /** Fields the event is expected to carry: offered by the personalisation picker and the trigger form. */
  fields: z.array(eventFieldSchema).max(50).default([]),
  /** What must hold of its fields (`event.<field>`); other events let nobody in. Absent: every event does. */
  rule: ruleGroupSchema.optional(),
});
export type EntryEvent = z.infer<typeof entryEventSchema>;
