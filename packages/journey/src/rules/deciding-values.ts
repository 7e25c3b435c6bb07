import { fieldValue, languageOf, evaluateRule, type RuleData } from './evaluate-rule.ts';
import { countKey, noRuleFacts } from './rule-facts.ts';
import type { Rule, RuleLeaf } from './rule.ts';

/** One condition of a rule with what was found when it was asked. */
export interface DecidingValue {
  leaf: RuleLeaf;
  /**
   * The field's value, how often something had happened, the person's language, or the moment until which a window is
   * open (ms since the epoch). Null: none, and for conditions that are answered by `holds` alone.
   */
  value: unknown;
  /** Whether the condition by itself held; negations of groups around it are not looked at. */
  holds: boolean;
}

/** The conditions of a rule, in their order, each with the value that decided it for this person. */
export function decidingValues(rule: Rule, data: RuleData): DecidingValue[] {
  if (rule.kind === 'group') return rule.rules.flatMap((child) => decidingValues(child, data));
  return [{ leaf: rule, value: valueOf(rule, data), holds: evaluateRule(rule, data) }];
}

function valueOf(leaf: RuleLeaf, data: RuleData): unknown {
  const facts = data.facts ?? noRuleFacts;
  switch (leaf.kind) {
    case 'comparison':
      return fieldValue(leaf.field, data) ?? null;
    case 'events':
    case 'messages':
      return facts.counts.get(countKey(leaf)) ?? 0;
    case 'window': {
      const ends =
        leaf.senderId === null ? [...facts.windows.values()] : [facts.windows.get(leaf.senderId)];
      const open = ends.filter((end) => end !== undefined && end > data.moment.now);
      return open.length === 0 ? null : Math.max(...open.map(Number));
    }
    case 'language':
      return languageOf(data.profile['locale']);
    case 'membership':
    case 'message':
      return null;
  }
}
