import { z } from 'zod';

/** Operators of a rule on one field; `value` is ignored by the operators that need none. */
export const ruleOperatorSchema = z.enum([
  'equals',
  'not_equals',
  'one_of',
  'not_one_of',
  'contains',
  'not_contains',
  'starts_with',
  'ends_with',
  'greater_than',
  'at_least',
  'less_than',
  'at_most',
  'between',
  'on',
  'before',
  'after',
  'in_last_days',
  'in_next_days',
  'more_than_days_ago',
  'anniversary_in_next_days',
  'list_contains',
  'contains_any',
  'contains_all',
  'contains_none',
  'is_empty',
  'is_not_empty',
  'is_set',
  'is_not_set',
  'is_true',
  'is_false',
]);
export type RuleOperator = z.infer<typeof ruleOperatorSchema>;

/**
 * Where a comparison looks: a field of the profile, of the event that started the passage, consent, or what an
 * earlier activity of the passage learned.
 */
export const ruleFieldSchema = z
  .string()
  .regex(
    /^((profile|event|consent)\.[A-Za-z0-9_]{1,64}|results\.[A-Za-z0-9_-]{1,64}(\.[A-Za-z0-9_]{1,64}){1,8})$/,
    'use profile.<attribute>, event.<field>, consent.<purpose> or results.<activity>.<field>',
  );

export const comparisonSchema = z.object({
  kind: z.literal('comparison'),
  field: ruleFieldSchema,
  operator: ruleOperatorSchema,
  /** Two of them for `between`, a number of days for the operators that count days, several for `one_of` and lists. */
  value: z.union([
    z.string(),
    z.number(),
    z.boolean(),
    z.array(z.union([z.string(), z.number()])).max(1000),
    z.null(),
  ]),
});
export type Comparison = z.infer<typeof comparisonSchema>;

/** How often something has to have happened. `exactly` or `at_most` 0: it did not. */
export const timesSchema = z.object({
  compare: z.enum(['at_least', 'at_most', 'exactly']),
  count: z.number().int().min(0).max(10_000),
});
export type Times = z.infer<typeof timesSchema>;

/** Days of 24 hours back from now; null: ever, as far back as the installation keeps its events. */
const withinDaysSchema = z.number().int().min(1).max(3650).nullable().default(null);

/** Custom events of this name the person has had, those only whose payload fits all of `where`. */
export const eventsRuleSchema = z.object({
  kind: z.literal('events'),
  event: z.string().max(100),
  /** Comparisons with fields of the event looked at: `event.<field>`. */
  where: z.array(comparisonSchema).max(10).default([]),
  times: timesSchema.default({ compare: 'at_least', count: 1 }),
  withinDays: withinDaysSchema,
});
export type EventsRule = z.infer<typeof eventsRuleSchema>;

export const messagesStateSchema = z.enum([
  'sent',
  'delivered',
  'read',
  'replied',
  'clicked',
  'failed',
]);
export type MessagesState = z.infer<typeof messagesStateSchema>;

/** WhatsApp messages this was true of: accepted by Meta, delivered, read, answered, its link clicked, failed. */
export const messagesRuleSchema = z.object({
  kind: z.literal('messages'),
  state: messagesStateSchema,
  /** Null: of whatever journey, campaign or conversation. */
  journeyId: z.guid().nullable().default(null),
  times: timesSchema.default({ compare: 'at_least', count: 1 }),
  withinDays: withinDaysSchema,
});
export type MessagesRule = z.infer<typeof messagesRuleSchema>;

/** Whether the person belongs to an audience just now. Nobody belongs to a deleted one. */
export const membershipRuleSchema = z.object({
  kind: z.literal('membership'),
  audienceId: z.guid().nullable(),
  member: z.boolean().default(true),
});
export type MembershipRule = z.infer<typeof membershipRuleSchema>;

/** Whether the person has written within 24 hours, to this sender or (null) to any. */
export const windowRuleSchema = z.object({
  kind: z.literal('window'),
  senderId: z.guid().nullable().default(null),
  open: z.boolean().default(true),
});
export type WindowRule = z.infer<typeof windowRuleSchema>;

/** Whether the language of the profile's locale is one of these; a profile without locale has none. */
export const languageRuleSchema = z.object({
  kind: z.literal('language'),
  /** Language subtags such as `it`; `zh-CN` is `zh` to a rule. */
  languages: z.array(z.string().min(1).max(35)).max(50),
  is: z.boolean().default(true),
});
export type LanguageRule = z.infer<typeof languageRuleSchema>;

export const messageStateSchema = z.enum(['sent', 'delivered', 'read', 'replied', 'failed']);
export type MessageRuleState = z.infer<typeof messageStateSchema>;

/** State of the newest message that an earlier WhatsApp activity of this passage has sent. */
export const messageRuleSchema = z.object({
  kind: z.literal('message'),
  activityId: z.string().max(64).nullable(),
  state: messageStateSchema,
  is: z.boolean().default(true),
});
export type MessageRule = z.infer<typeof messageRuleSchema>;

const leafSchema = z.discriminatedUnion('kind', [
  comparisonSchema,
  eventsRuleSchema,
  messagesRuleSchema,
  membershipRuleSchema,
  windowRuleSchema,
  languageRuleSchema,
  messageRuleSchema,
]);
export type RuleLeaf = z.infer<typeof leafSchema>;

export type Rule = RuleLeaf | RuleGroup;
export interface RuleGroup {
  kind: 'group';
  combinator: 'and' | 'or';
  not: boolean;
  rules: Rule[];
}

/** A tree of conditions. An empty group is true: an audience without conditions is everybody. */
export const ruleSchema: z.ZodType<Rule> = z.lazy(() => z.union([leafSchema, ruleGroupSchema]));
export const ruleGroupSchema: z.ZodType<RuleGroup> = z.object({
  kind: z.literal('group'),
  combinator: z.enum(['and', 'or']),
  not: z.boolean().default(false),
  rules: z.array(ruleSchema).max(100),
});
