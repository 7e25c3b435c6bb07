import type { Effect } from './effect.ts';
import type { StepFacts } from './run-state.ts';

/** What is known once an effect has happened: rules behind an activity see the lists as it leaves them. */
export function withEffect(facts: StepFacts, effect: Effect): StepFacts {
  if (effect.kind !== 'membership' || facts.ruleFacts === undefined) return facts;
  const lists = new Set(facts.ruleFacts.lists);
  if (effect.change === 'add') lists.add(effect.audienceId);
  else lists.delete(effect.audienceId);
  return { ...facts, ruleFacts: { ...facts.ruleFacts, lists } };
}
