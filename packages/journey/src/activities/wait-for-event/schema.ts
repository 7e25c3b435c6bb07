import { z } from 'zod';

import { ruleGroupSchema } from '../../rules/rule.ts';
import { activityBaseSchema, durationSchema } from '../base.ts';
import { eventFieldSchema } from '../entry-event/schema.ts';

/**
 * Waits for the first event of a name that meets a condition; the port `deadline` is taken when none came. An event
 * counts from when the person came here, or, when `since` names an earlier activity, from when they last came there.
 */
export const waitForEventSchema = activityBaseSchema.extend({
  type: z.literal('waitForEvent'),
  eventName: z.string().max(64).default(''),
  /** Fields the event is expected to carry: for the condition, and usable by later activities. */
  fields: z.array(eventFieldSchema).max(50).default([]),
  /** What must hold of the event (`event.<field>`) and the person when it comes; other events are passed over for good. */
  rule: ruleGroupSchema.default({ kind: 'group', combinator: 'and', not: false, rules: [] }),
  since: z.string().max(64).nullable().default(null),
  deadline: durationSchema.default({ amount: 1, unit: 'days' }),
});
export type WaitForEvent = z.infer<typeof waitForEventSchema>;
