import { compareField } from './compare-field.ts';
import { countKey, noRuleFacts, type RuleFacts } from './rule-facts.ts';
import type { MessageRuleState, Rule, RuleGroup, Times } from './rule.ts';
import type { RuleMoment } from './rule-moment.ts';

/** What a rule looks at: fields by the first part of their name, and what `ruleNeeds` asks for. */
export interface RuleData {
  profile: Readonly<Record<string, unknown>>;
  event: Readonly<Record<string, unknown>>;
  consent: Readonly<Record<string, unknown>>;
  /** What activities of the passage learned, by their ids; absent outside of a passage. */
  results?: Readonly<Record<string, unknown>>;
  moment: RuleMoment;
  /** Absent where nothing but fields is looked at. */
  facts?: RuleFacts;
  /** True when the newest message of a WhatsApp activity of the passage is in the state. */
  message?: (activityId: string, state: MessageRuleState) => boolean;
}

/**
 * Whether a rule holds. `compareField` says what its comparisons mean, `rule.ts` what the other conditions ask for;
 * the SQL form of a rule follows the same sentences.
 */
export function evaluateRule(rule: Rule, data: RuleData): boolean {
  return holds(rule, data, []);
}

/** @param inside audiences being evaluated: one that asks for itself holds for nobody there */
function holds(rule: Rule, data: RuleData, inside: readonly string[]): boolean {
  const facts = data.facts ?? noRuleFacts;
  switch (rule.kind) {
    case 'group':
      return groupHolds(rule, data, inside);
    case 'comparison':
      return compareField(rule, fieldValue(rule.field, data), data.moment);
    case 'events':
    case 'messages':
      return oftenEnough(facts.counts.get(countKey(rule)) ?? 0, rule.times);
    case 'membership':
      return isMember(rule.audienceId, data, facts, inside) === rule.member;
    case 'window':
      return isWindowOpen(facts, rule.senderId, data.moment.now) === rule.open;
    case 'language':
      return speaks(rule.languages, languageOf(data.profile['locale'])) === rule.is;
    case 'message':
      return (
        (rule.activityId !== null && (data.message?.(rule.activityId, rule.state) ?? false)) ===
        rule.is
      );
  }
}

function groupHolds(group: RuleGroup, data: RuleData, inside: readonly string[]): boolean {
  const combined =
    group.rules.length === 0 ||
    (group.combinator === 'and'
      ? group.rules.every((child) => holds(child, data, inside))
      : group.rules.some((child) => holds(child, data, inside)));
  return combined !== group.not;
}

/** The value of `profile.tier`, `event.total` or `results.<activity>.<field>`, looked up in own properties only. */
export function fieldValue(field: string, data: RuleData): unknown {
  const [source, ...path] = field.split('.');
  switch (source) {
    case 'profile':
      return ownValue(data.profile, path);
    case 'event':
      return ownValue(data.event, path);
    case 'consent':
      return ownValue(data.consent, path);
    case 'results':
      return ownValue(data.results, path);
    case undefined:
    default:
      return undefined;
  }
}

/** Never what JavaScript adds to objects. */
function ownValue(record: unknown, path: readonly string[]): unknown {
  let value = record;
  for (const name of path) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = Object.getOwnPropertyDescriptor(value, name)?.value;
  }
  return value;
}

/** Whether something that has happened `happened` times has happened as often as a rule asks for. */
export function oftenEnough(happened: number, { compare, count }: Times): boolean {
  switch (compare) {
    case 'at_least':
      return happened >= count;
    case 'at_most':
      return happened <= count;
    case 'exactly':
      return happened === count;
  }
}

function isMember(
  audienceId: string | null,
  data: RuleData,
  facts: RuleFacts,
  inside: readonly string[],
): boolean {
  if (audienceId === null || inside.includes(audienceId)) return false;
  const rule = facts.audiences.get(audienceId);
  return rule === undefined
    ? facts.lists.has(audienceId)
    : holds(rule, data, [...inside, audienceId]);
}

function isWindowOpen(facts: RuleFacts, senderId: string | null, now: number): boolean {
  if (senderId !== null) return (facts.windows.get(senderId) ?? 0) > now;
  return [...facts.windows.values()].some((until) => until > now);
}

function speaks(languages: readonly string[], language: string | null): boolean {
  return language !== null && languages.some((one) => languageOf(one) === language);
}

/** The language of a locale (`it_IT` and `IT` are `it`); of anything else null. */
export function languageOf(locale: unknown): string | null {
  const language = typeof locale === 'string' ? /^[A-Za-z]+/.exec(locale)?.[0] : undefined;
  return language?.toLowerCase() ?? null;
}
