import { languageOf, type Rule, type RuleMoment } from '@waypost/journey';
import { sql, type RawBuilder } from 'kysely';

import { compileComparison, missing, type FieldValue } from './compile-comparison.ts';
import { compileHappenings, type RuleReach } from './compile-happenings.ts';
import { always, conditionSql, never, not, type PeopleCondition } from './people-condition.ts';

/** What a rule is compiled with. */
export interface RuleContext {
  moment: RuleMoment;
  /** Rules of the audiences by rule that it asks for (`loadAudienceRules`); every other audience is a list. */
  audiences: ReadonlyMap<string, Rule>;
  reach: RuleReach;
}

/** Columns of `profile` that rules know by name; every other `profile.<name>` is an attribute. */
const columns = new Set([
  'external_id',
  'first_name',
  'last_name',
  'phone',
  'country',
  'locale',
  'time_zone',
]);

/**
 * A rule as a condition over `profile p` (the alias must be `p`). Says for every profile what
 * `evaluateRule` says in memory, and never null. No profile has fields of an event, results or messages of a passage.
 */
export function compileRule(rule: Rule, context: RuleContext): RawBuilder<boolean> {
  return conditionSql(ruleParts(rule, context));
}

/** As `compileRule`, in its parts. */
export function ruleParts(rule: Rule, context: RuleContext): PeopleCondition {
  return compile(rule, context, []);
}

/** @param inside audiences being compiled: one that asks for itself holds for nobody there */
function compile(rule: Rule, context: RuleContext, inside: readonly string[]): PeopleCondition {
  switch (rule.kind) {
    case 'group': {
      const of = rule.rules.map((child) => compile(child, context, inside));
      const kind = rule.combinator === 'and' ? ('every' as const) : ('some' as const);
      const joined = of.length === 0 ? always : { kind, of };
      return rule.not ? not(joined) : joined;
    }
    case 'comparison':
      return field(compileComparison(rule, fieldValue(rule.field), context.moment));
    case 'events':
    case 'messages':
      return compileHappenings(rule, context.moment, context.reach);
    case 'membership': {
      const belongs = isMember(rule.audienceId, context, inside);
      return rule.member ? belongs : not(belongs);
    }
    case 'window': {
      const open = isWindowOpen(rule.senderId, context.moment);
      return rule.open ? open : not(open);
    }
    case 'language': {
      const languages = rule.languages.flatMap((one) => languageOf(one) ?? []);
      const speaks = field(
        sql`coalesce(lower(substring(p.locale, '^[A-Za-z]+')) = ANY (${languages}::text[]), false)`,
      );
      return rule.is ? speaks : not(speaks);
    }
    case 'message':
      return rule.is ? never : always;
  }
}

function field(condition: RawBuilder<boolean>): PeopleCondition {
  return { kind: 'field', sql: condition };
}

function isMember(
  audienceId: string | null,
  context: RuleContext,
  inside: readonly string[],
): PeopleCondition {
  if (audienceId === null || inside.includes(audienceId)) return never;
  const rule = context.audiences.get(audienceId);
  return rule === undefined
    ? isOnList(audienceId)
    : compile(rule, context, [...inside, audienceId]);
}

/** Whether `profile p` is on an imported list; nobody is on one that was deleted. */
export function isOnList(audienceId: string): PeopleCondition {
  const found = sql<boolean>`EXISTS (
    SELECT FROM audience_member m
     WHERE m.bucket = p.bucket AND m.audience_id = ${audienceId}::uuid AND m.profile_id = p.id)`;
  return { kind: 'rows', sql: found };
}

function isWindowOpen(senderId: string | null, { now }: RuleMoment): PeopleCondition {
  const ofSender = senderId === null ? sql`` : sql`AND w.sender_id = ${senderId}::uuid`;
  const found = sql<boolean>`EXISTS (
    SELECT FROM customer_window w
     WHERE w.bucket = p.bucket AND w.profile_id = p.id AND w.expires_at > ${new Date(now)} ${ofSender})`;
  return { kind: 'rows', sql: found };
}

function fieldValue(field: string): FieldValue {
  const dot = field.indexOf('.');
  const source = field.slice(0, dot);
  const name = field.slice(dot + 1);
  if (source === 'profile') return columns.has(name) ? columnValue(name) : attributeValue(name);
  if (source !== 'consent') return missing;
  if (name === 'marketing') return columnValue('marketing_consent');
  if (name === 'service') return columnValue('service_consent');
  return missing;
}

function columnValue(name: string): FieldValue {
  const column = sql`p.${sql.ref(name)}`;
  return { json: sql`to_jsonb(${column})`, text: column };
}

function attributeValue(name: string): FieldValue {
  return { json: sql`(p.attributes->${name}::text)`, text: sql`(p.attributes->>${name}::text)` };
}
