import type { ActivityDefinition } from '../definition.ts';
import { passEntry } from '../../entry/pass-entry.ts';
import { entryAudienceSchema, type EntryAudience } from './schema.ts';

export const entryAudience: ActivityDefinition<EntryAudience> = {
  type: 'entryAudience',
  create: (id, position) => entryAudienceSchema.parse({ id, type: 'entryAudience', position }),
  ports: () => ['next'],
  validate: (activity, scope) =>
    activity.audienceId === null || scope.audienceIds.has(activity.audienceId)
      ? []
      : [
          {
            severity: 'error',
            field: 'audienceId',
            code: 'audience_unknown',
            text: 'The chosen audience no longer exists. Choose another one.',
          },
        ],
  visit: (_, context) => passEntry(context),
  waits: false,
  arrivalNeeds: 'behind',
};
