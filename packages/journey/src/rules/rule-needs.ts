import { countKey } from './rule-facts.ts';
import type { EventsRule, MessagesRule, Rule } from './rule.ts';

/** Everything a rule looks at beside its fields of profile, consent and event. */
export interface RuleNeeds {
  /** Audiences whose rule, or whose list, is asked for. */
  audiences: ReadonlySet<string>;
  /** What is counted, by `countKey`. */
  counts: ReadonlyMap<string, EventsRule | MessagesRule>;
  windows: boolean;
  /** Earlier WhatsApp activities whose message is asked for. */
  messages: ReadonlySet<string>;
  /** Earlier activities whose results are asked for. */
  results: ReadonlySet<string>;
  /** Days are counted from today. */
  today: boolean;
}

const countsDays: ReadonlySet<string> = new Set([
  'in_last_days',
  'in_next_days',
  'more_than_days_ago',
  'anniversary_in_next_days',
]);

/**
 * What has to be known before the rules can be evaluated or compiled.
 *
 * @param audienceRules rules of audiences by rule; where an audience is asked for whose rule is among them, what that
 * rule needs is part of the answer
 */
export function ruleNeeds(
  rules: Rule | readonly Rule[],
  audienceRules: ReadonlyMap<string, Rule> = new Map(),
): RuleNeeds {
  const needs = {
    audiences: new Set<string>(),
    counts: new Map<string, EventsRule | MessagesRule>(),
    windows: false,
    messages: new Set<string>(),
    results: new Set<string>(),
    today: false,
  };
  const add = (rule: Rule): void => {
    switch (rule.kind) {
      case 'group':
        rule.rules.forEach(add);
        return;
      case 'comparison':
        if (rule.field.startsWith('results.')) needs.results.add(rule.field.split('.')[1] ?? '');
        if (countsDays.has(rule.operator)) needs.today = true;
        return;
      case 'events':
        rule.where.forEach(add);
        needs.counts.set(countKey(rule), rule);
        return;
      case 'messages':
        needs.counts.set(countKey(rule), rule);
        return;
      case 'membership': {
        if (rule.audienceId === null || needs.audiences.has(rule.audienceId)) return;
        needs.audiences.add(rule.audienceId);
        const nested = audienceRules.get(rule.audienceId);
        if (nested !== undefined) add(nested);
        return;
      }
      case 'window':
        needs.windows = true;
        return;
      case 'message':
        if (rule.activityId !== null) needs.messages.add(rule.activityId);
        return;
      case 'language':
        return;
    }
  };
  for (const rule of 'kind' in rules ? [rules] : rules) add(rule);
  return needs;
}

/** True for a rule that looks at its fields alone, so that nothing has to be loaded for it. */
export function needsNothing(needs: RuleNeeds): boolean {
  return needs.audiences.size === 0 && needs.counts.size === 0 && !needs.windows && !needs.today;
}
