import type { ValidationScope } from './definition.ts';

/** What values of an activity may be personalised with; undefined while the profiles' fields are not known. */
export function knownVariables(scope: ValidationScope): string[] | undefined {
  if (scope.profileFields === undefined) return undefined;
  return [
    ...scope.profileFields,
    ...scope.eventFields.map((name) => `event.${name}`),
    'journey.name',
  ];
}
