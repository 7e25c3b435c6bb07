import { z } from 'zod';

import type { Store } from '../store/open-store.ts';

/**
 * Meta's rules that a test wants strict, loose or quick. All limits are off at first; the 24-hour
 * window, opt-outs, blocks and the ban on marketing to the United States always hold.
 */
export const rulesSchema = z.strictObject({
  /** How a free-form message outside the window is refused with 131047. */
  windowRefusal: z.enum(['webhook', 'http']).default('webhook'),
  /** People whom one portfolio may write to in 24 hours outside their windows; then 131048. */
  portfolioLimit: z.number().int().min(0).nullable().default(null),
  /** Marketing messages that one person gets in so many hours outside the window; then 131049. */
  marketingCap: z
    .strictObject({ messages: z.number().int().min(0), hours: z.number().positive() })
    .nullable()
    .default(null),
  /** Share of people in Meta's experiment: marketing to them fails with 130472. */
  experimentShare: z.number().min(0).max(1).default(0),
  /**
   * Marketing templates are held after so many sends since the rule was set. The decision comes by
   * itself `decideAfterMs` later, or by hand (`decidePacing`) when `decision` is null.
   */
  pacing: z
    .strictObject({
      holdAfter: z.number().int().min(0),
      decideAfterMs: z.number().int().min(0).default(3_600_000),
      decision: z.enum(['release', 'drop']).nullable().default(null),
    })
    .nullable()
    .default(null),
  /** Graph version of the webhooks: up to v23.0 every status names a conversation. */
  webhookVersion: z
    .string()
    .regex(/^v\d{1,3}\.\d$/)
    .default('v25.0'),
  /** Whether webhooks name people by the user id of a linked portfolio as well. */
  parentUserIds: z.boolean().default(false),
});
export type Rules = z.infer<typeof rulesSchema>;

/** Some of the rules, by their names. */
export const rulesChange = rulesSchema.partial();

export interface RuleBook {
  current: () => Rules;
  /** Changes the rules that are named. Throws a ZodError for bad input. */
  change: (input: unknown) => Rules;
}

/** The rules in force; kept in the file. */
export function createRuleBook(store: Store): RuleBook {
  let rules = rulesSchema.parse(JSON.parse(store.setting('rules') ?? '{}'));
  return {
    current: () => rules,
    change(input) {
      rules = rulesSchema.parse({ ...rules, ...z.looseObject({}).parse(input) });
      store.keepSetting('rules', JSON.stringify(rules));
      return rules;
    },
  };
}
