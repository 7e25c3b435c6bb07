import { z } from 'zod';

/** What the builder hands to its controls beside what the library knows. */
export const surroundingsSchema = z.object({
  fields: z.array(z.object({ name: z.string(), label: z.string() })),
  /** Texts by place in the rule, e.g. `.rules.0.value`. */
  problems: z.record(z.string(), z.string()),
  /** Values seen so far, by field. */
  examples: z.record(z.string(), z.array(z.string())),
});
export type RuleSurroundings = z.infer<typeof surroundingsSchema>;
