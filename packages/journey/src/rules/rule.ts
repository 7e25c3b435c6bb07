import { z } from 'zod';

/** Operators of a rule on one attribute; `value` is ignored by the operators that need none. */
export const ruleOperatorSchema = z.enum([
  'equals',
  'not_equals',
  'contains',
  'starts_with',
  'greater_than',
  'at_least',
  'less_than',
  'at_most',
  'is_set',
  'is_not_set',
  'is_true',
  'is_false',
  'one_of',
]);
export type RuleOperator = z.infer<typeof ruleOperatorSchema>;

/** Where a rule looks: a field of the profile, of the event that started the passage, or consent. */
export const ruleFieldSchema = z
  .string()
  .regex(
    /^(profile|event|consent)\.[A-Za-z0-9_]{1,64}$/,
    'use profile.<attribute>, event.<field> or consent.<purpose>',
  );

export const comparisonSchema = z.object({
  kind: z.literal('comparison'),
  field: ruleFieldSchema,
  operator: ruleOperatorSchema,
  value: z.union([z.string(), z.number(), z.boolean(), z.array(z.string()), z.null()]),
});
export type Comparison = z.infer<typeof comparisonSchema>;

export type Rule = Comparison | RuleGroup;
export interface RuleGroup {
  kind: 'group';
  combinator: 'and' | 'or';
  not: boolean;
  rules: Rule[];
}

/** A tree of comparisons. An empty group is true: an audience without conditions is everybody. */
export const ruleSchema: z.ZodType<Rule> = z.lazy(() =>
  z.union([comparisonSchema, ruleGroupSchema]),
);
export const ruleGroupSchema: z.ZodType<RuleGroup> = z.object({
  kind: z.literal('group'),
  combinator: z.enum(['and', 'or']),
  not: z.boolean().default(false),
  rules: z.array(ruleSchema).max(100),
});
