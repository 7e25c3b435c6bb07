import type { ValidationScope } from './definition.ts';

/**
 * What values of an activity may be personalised with; undefined while the profiles' fields are not known. Which
 * `results` there are at which activity is checked for all activities alike, by `resultProblems`.
 */
export function knownVariables(scope: ValidationScope): string[] | undefined {
  if (scope.profileFields === undefined) return undefined;
  return [
    ...scope.profileFields,
    ...scope.eventFields.map((name) => `event.${name}`),
    'journey.name',
    'results',
  ];
}
