/** States by which the list of journeys can be narrowed down. */
export const libraryStatuses = [
  'draft',
  'live',
  'paused',
  'closed',
  'stopped',
  'finished',
  'archived',
] as const;
export type LibraryStatus = (typeof libraryStatuses)[number];
