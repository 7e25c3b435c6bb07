import { z } from 'zod';

import { eventFieldSchema } from '../activities/entry-event/schema.ts';
import { ruleGroupSchema } from '../rules/rule.ts';

const everything = { kind: 'group', combinator: 'and', not: false, rules: [] } as const;

/** An event of a name whose fields meet a rule, or a rule that comes to hold of the person. */
export const happeningSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('event'),
    eventName: z.string().max(64),
    /** Fields the event is expected to carry, for the rule. */
    fields: z.array(eventFieldSchema).max(50).default([]),
    /** Looks at `event.<field>` alone; an empty group takes every event of the name. */
    rule: ruleGroupSchema.default({ ...everything, rules: [] }),
  }),
  z.object({ kind: z.literal('rule'), rule: ruleGroupSchema }),
]);
export type Happening = z.infer<typeof happeningSchema>;
