/** States by which the list of journeys can be narrowed down. */
export const statusFilters = [
  'draft',
  'live',
  'paused',
  'closed',
  'stopped',
  'finished',
  'archived',
] as const;
export type LibraryStatus = (typeof statusFilters)[number];
