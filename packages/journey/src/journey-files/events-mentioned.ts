import { z } from 'zod';

import { eventFieldSchema } from '../activities/entry-event/schema.ts';
import type { FileEvent } from './journey-file.ts';

const awaitedSchema = z.object({
  eventName: z.string().min(1),
  fields: z.array(eventFieldSchema).default([]),
});
const countedSchema = z.object({ kind: z.literal('events'), event: z.string().min(1) });

/** Custom events that a document waits for or asks about, with the fields it expects of them, by name. */
export function eventsMentioned(document: unknown): FileEvent[] {
  const events = new Map<string, Map<string, FileEvent['fields'][number]>>();
  const note = (name: string, fields: FileEvent['fields']): void => {
    const known = events.get(name) ?? new Map<string, FileEvent['fields'][number]>();
    for (const field of fields) known.set(field.name, field);
    events.set(name, known);
  };
  const look = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    const awaited = awaitedSchema.safeParse(value);
    if (awaited.success) note(awaited.data.eventName, awaited.data.fields);
    const counted = countedSchema.safeParse(value);
    if (counted.success) note(counted.data.event, []);
    Object.values(value).forEach(look);
  };
  look(document);
  return [...events]
    .map(([name, fields]) => ({ name, fields: [...fields.values()] }))
    .toSorted((a, b) => a.name.localeCompare(b.name));
}
