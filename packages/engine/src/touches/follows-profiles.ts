import { waitsFollowProfiles, type ExitCriterion, type Graph } from '@waypost/journey';

/**
 * Whether changes of profiles concern a journey: its entry, its goal or an exit of it is about a rule, or people wait
 * there by their own clock or date.
 */
export function followsProfiles(
  graph: Graph,
  exits: readonly ExitCriterion[] = graph.settings.exits ?? [],
): boolean {
  const { settings, activities } = graph;
  return (
    waitsFollowProfiles(graph) ||
    activities.some(({ type }) => type === 'entryAudienceChange') ||
    settings.goal?.when.kind === 'rule' ||
    exits.some(({ when }) => when.kind === 'rule')
  );
}
