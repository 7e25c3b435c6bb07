import type { EventsRule, MessagesRule, Rule } from './rule.ts';

/** What rules know of a person beside fields: loaded by whoever evaluates, as `ruleNeeds` asks for. */
export interface RuleFacts {
  /** Rules of audiences by rule, by id; those that rules of these name too. */
  audiences: ReadonlyMap<string, Rule>;
  /** Ids of the imported lists the person is on. */
  lists: ReadonlySet<string>;
  /** How often it has happened, by `countKey`. Counts above the one a rule asks for may stop one above it. */
  counts: ReadonlyMap<string, number>;
  /** When the person's 24-hour window with a sender ends, ms since the epoch, by sender id. */
  windows: ReadonlyMap<string, number>;
}

/** Of somebody nothing has happened to. */
export const noRuleFacts: RuleFacts = {
  audiences: new Map(),
  lists: new Set(),
  counts: new Map(),
  windows: new Map(),
};

/** Names what a rule counts: two rules that count the same share it. */
export function countKey(rule: EventsRule | MessagesRule): string {
  const { times, withinDays } = rule;
  return JSON.stringify(
    rule.kind === 'events'
      ? ['events', rule.event, rule.where, withinDays, times.count]
      : ['messages', rule.state, rule.journeyId, withinDays, times.count],
  );
}
