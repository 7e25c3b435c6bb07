import { durationMs } from '../activities/duration.ts';
import { evaluateRule } from '../rules/evaluate-rule.ts';
import { passageData } from '../rules/passage-data.ts';
import type { RunState, StepFacts } from '../step/run-state.ts';
import type { Goal } from './goal.ts';

/**
 * Whether a goal that is about a rule is reached now and was not before. Of parallel branches nobody asks: the person's own
 * passage tells.
 */
export function reachesGoal(
  goal: Goal | undefined,
  state: RunState,
  facts: StepFacts,
  now: number,
): boolean {
  if (goal?.when.kind !== 'rule' || state.branch !== undefined) return false;
  if (state.context.goalAt !== undefined) return false;
  if (facts.enteredAt !== undefined && now > facts.enteredAt + durationMs(goal.within))
    return false;
  return evaluateRule(goal.when.rule, passageData({ state, facts, now }));
}
