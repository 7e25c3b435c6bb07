/** One namespace per area of screens; each has one JSON file per language. */
export const namespaces = [
  'common',
  'home',
  'journeys',
  'editor',
  'message',
  'publish',
  'problems',
  'people',
  'rules',
  'templates',
  'authoring',
  'senders',
  'connect',
  'campaigns',
  'handsets',
  'waysIn',
  'conversations',
  'keywords',
  'attention',
] as const;
export type Namespace = (typeof namespaces)[number];
