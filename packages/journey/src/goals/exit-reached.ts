import type { Activity } from '../activities/activity.ts';
import { evaluateRule, type RuleData } from '../rules/evaluate-rule.ts';
import { passageData } from '../rules/passage-data.ts';
import type { RunState, StepFacts } from '../step/run-state.ts';
import type { ExitCriterion } from './goal.ts';
import type { Happening } from './happening.ts';

/** The exit criterion that takes the person out now; null when none does. */
export function exitReached(
  entry: Activity | undefined,
  state: RunState,
  facts: StepFacts,
  now: number,
): ExitCriterion | null {
  const { exits } = facts;
  if (exits === undefined || exits.length === 0) return null;
  const data = passageData({ state, facts, now });
  const enteredAt = facts.enteredAt ?? 0;
  const entryEvent = entry?.type === 'entryEvent' ? entry.eventName : null;
  // The event that let the person in is no reason to take them out.
  const events = (facts.exitEvents ?? []).filter(({ receivedAt, name }) =>
    name === entryEvent ? receivedAt > enteredAt : receivedAt >= enteredAt,
  );
  return (
    exits.find(({ when }) =>
      when.kind === 'rule'
        ? evaluateRule(when.rule, data)
        : events.some(({ name, payload }) => isMeant(when, name, payload, data)),
    ) ?? null
  );
}

/** Whether an event is the one that is meant. */
export function isMeant(
  when: Happening,
  name: string,
  payload: Readonly<Record<string, unknown>>,
  { moment }: Pick<RuleData, 'moment'>,
): boolean {
  return (
    when.kind === 'event' &&
    when.eventName === name &&
    evaluateRule(when.rule, { profile: {}, consent: {}, event: payload, moment })
  );
}
