import type { ActivityDefinition } from '../definition.ts';
import { endSchema, type End } from './schema.ts';

export const end: ActivityDefinition<End> = {
  type: 'end',
  create: (id, position) => endSchema.parse({ id, type: 'end', position }),
  ports: () => [],
  validate: () => [],
  visit: () => ({ kind: 'end' }),
  waits: false,
  arrivalNeeds: 'nothing',
};
