import { liquidVariables, type PersonalisationData } from '@waypost/whatsapp';

import type { ValidationScope } from '../definition.ts';

/** Fields of every profile that are texts, so that a body must quote them. */
const textFields = new Set([
  'external_id',
  'first_name',
  'last_name',
  'phone',
  'locale',
  'country',
  'time_zone',
]);

/**
 * A value for each variable that a text reads, of the kind it will have: texts hold quotes, which a sound document
 * survives. Of unknown kind is 1, which is good JSON with and without quotes around it.
 */
export function sampleData(text: string, { entry }: ValidationScope): PersonalisationData {
  const data: PersonalisationData = { profile: {}, event: {}, journey: {}, results: {} };
  const kinds = new Map(
    entry?.type === 'entryEvent' ? entry.fields.map(({ name, kind }) => [name, kind]) : [],
  );
  for (const variable of liquidVariables(text)) {
    const [source = '', ...path] = variable.replace(/\[(\d+)\]/g, '.$1').split('.');
    const name = path[0] ?? '';
    const isText =
      (source === 'profile' && textFields.has(name)) ||
      source === 'journey' ||
      (source === 'event' && ['text', 'date'].includes(kinds.get(name) ?? ''));
    if (source === 'profile' || source === 'event' || source === 'journey' || source === 'results')
      place(data[source], path, isText ? 'A "sample"' : 1);
  }
  return data;
}

function place(into: Record<string, unknown>, path: readonly string[], value: unknown): void {
  const [name, ...rest] = path;
  if (name === undefined || name === '__proto__') return;
  if (rest.length === 0) {
    into[name] ??= value;
    return;
  }
  const inner = into[name];
  const next: Record<string, unknown> = isRecord(inner) ? inner : {};
  into[name] = next;
  place(next, rest, value);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
