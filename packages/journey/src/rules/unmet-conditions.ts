import { decidingValues, type DecidingValue } from './deciding-values.ts';
import { evaluateRule, type RuleData } from './evaluate-rule.ts';
import type { Rule } from './rule.ts';

/**
 * The conditions that keep a rule from holding, in their order, each with the value that was found; none when it holds.
 * Of a group of which one is enough these are all; of a group that must not hold, whatever is in it.
 */
export function unmetConditions(rule: Rule, data: RuleData): DecidingValue[] {
  if (evaluateRule(rule, data)) return [];
  if (rule.kind !== 'group' || rule.not) return decidingValues(rule, data);
  return rule.rules.flatMap((child) => unmetConditions(child, data));
}
