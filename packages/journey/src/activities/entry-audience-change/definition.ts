import { passEntry } from '../../entry/pass-entry.ts';
import type { ActivityDefinition, OwnProblem, ValidationScope } from '../definition.ts';
import { entryAudienceChangeSchema, type EntryAudienceChange } from './schema.ts';

function validate(
  { audienceId }: EntryAudienceChange,
  { audienceIds }: ValidationScope,
): OwnProblem[] {
  if (audienceId === null) {
    return [
      {
        severity: 'error',
        field: 'audienceId',
        code: 'audience_missing',
        text: 'Choose the audience that people come into or leave.',
      },
    ];
  }
  if (audienceIds.has(audienceId)) return [];
  return [
    {
      severity: 'error',
      field: 'audienceId',
      code: 'audience_unknown',
      text: 'The chosen audience no longer exists. Choose another one.',
    },
  ];
}

export const entryAudienceChange: ActivityDefinition<EntryAudienceChange> = {
  type: 'entryAudienceChange',
  create: (id, position) =>
    entryAudienceChangeSchema.parse({ id, type: 'entryAudienceChange', position }),
  ports: () => ['next'],
  validate,
  visit: (_, context) => passEntry(context),
  waits: false,
  arrivalNeeds: 'behind',
};
