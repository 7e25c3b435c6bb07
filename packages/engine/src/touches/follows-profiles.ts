import type { ExitCriterion, Graph } from '@waypost/journey';

/** Whether changes of profiles concern a journey: its goal or an exit of it is about a rule. */
export function followsProfiles(
  { settings }: Graph,
  exits: readonly ExitCriterion[] = settings.exits ?? [],
): boolean {
  return settings.goal?.when.kind === 'rule' || exits.some(({ when }) => when.kind === 'rule');
}
