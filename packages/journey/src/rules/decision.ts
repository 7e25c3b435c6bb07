import { decidingValues, type DecidingValue } from './deciding-values.ts';
import type { RuleData } from './evaluate-rule.ts';
import type { Rule } from './rule.ts';

/**
 * What rules found when they decided, short enough to be kept with a path; by what they looked at: a field as it is
 * written in rules (`profile.tier`), `audience.<id>`, `window.<sender id>` (`window.any`), `message.<activity>.<state>`,
 * `events.<name>` and `messages.<state>` (how often). Null: there was nothing.
 */
export type Decision = Readonly<Record<string, string | number | boolean | null>>;

/** More are not kept: nobody reads a decision that took more. */
const mostValues = 8;
/** Longer texts are cut. Characters. */
const longestText = 80;

/** The values that these rules look at, in the order of their conditions. */
export function decisionOf(rules: readonly Rule[], data: RuleData): Decision {
  const decision = new Map<string, Decision[string]>();
  for (const found of rules.flatMap((rule) => decidingValues(rule, data))) {
    if (decision.size >= mostValues) break;
    const [name, value] = kept(found, data);
    decision.set(name, value);
  }
  return Object.fromEntries(decision);
}

/** Names what a condition looked at, and what it found there. */
export function kept(
  { leaf, value, holds }: DecidingValue,
  data: RuleData,
): [name: string, value: Decision[string]] {
  switch (leaf.kind) {
    case 'comparison':
      return [leaf.field, inALine(value)];
    case 'language':
      return ['profile.locale', inALine(data.profile['locale'])];
    case 'events':
      return [`events.${leaf.event}`, inALine(value)];
    case 'messages':
      return [`messages.${leaf.state}`, inALine(value)];
    case 'membership':
      return [`audience.${leaf.audienceId ?? ''}`, holds === leaf.member];
    case 'window':
      return [`window.${leaf.senderId ?? 'any'}`, holds === leaf.open];
    case 'message':
      return [`message.${leaf.activityId ?? ''}.${leaf.state}`, holds === leaf.is];
  }
}

/** Lists are joined; objects have nothing to show. */
function inALine(value: unknown): Decision[string] {
  if (typeof value === 'number' || typeof value === 'boolean') return value;
  if (typeof value === 'string') return cut(value);
  return Array.isArray(value) ? cut(value.map((one) => inALine(one) ?? '').join(', ')) : null;
}

function cut(text: string): string {
  const characters = Array.from(text);
  return characters.length > longestText
    ? `${characters.slice(0, longestText - 1).join('')}…`
    : text;
}
