import { passEntry } from '../../entry/pass-entry.ts';
import type { ActivityDefinition } from '../definition.ts';
import { repeatedFields } from '../entry-event/repeated-fields.ts';
import { entryJumpSchema, type EntryJump } from './schema.ts';

export const entryJump: ActivityDefinition<EntryJump> = {
  type: 'entryJump',
  create: (id, position) => entryJumpSchema.parse({ id, type: 'entryJump', position }),
  ports: () => ['next'],
  validate: ({ fields }) => repeatedFields(fields),
  visit: (_activity, context) => passEntry(context),
  waits: false,
  arrivalNeeds: 'behind',
};
