import type { ActivityDefinition, OwnProblem, ValidationScope } from '../definition.ts';
import { passEntry } from '../../entry/pass-entry.ts';
import { scheduleProblems } from '../../entry/schedule-problems.ts';
import { entryAudienceSchema, scheduleOf, type EntryAudience } from './schema.ts';

function audienceProblems(
  { audienceId }: EntryAudience,
  { audienceIds }: ValidationScope,
): OwnProblem[] {
  if (audienceId === null || audienceIds.has(audienceId)) return [];
  return [
    {
      severity: 'error',
      field: 'audienceId',
      code: 'audience_unknown',
      text: 'The chosen audience no longer exists. Choose another one.',
    },
  ];
}

export const entryAudience: ActivityDefinition<EntryAudience> = {
  type: 'entryAudience',
  create: (id, position) => entryAudienceSchema.parse({ id, type: 'entryAudience', position }),
  ports: () => ['next'],
  validate: (activity, scope) => [
    ...audienceProblems(activity, scope),
    ...scheduleProblems(scheduleOf(activity)),
  ],
  visit: (_, context) => passEntry(context),
  waits: false,
  arrivalNeeds: 'behind',
};
