import { attributesSet, isUpdatableField } from '@waypost/journey';
import type { Graph, ProfileChange } from '@waypost/journey';

import { profileFields } from '../resources.ts';
import type { Resources } from '../resources.ts';

/** An attribute a journey may set. */
export interface SettableAttribute {
  name: string;
  label: string;
  kind: Exclude<ProfileChange['kind'], 'clear'>;
}

/** Attributes people have, those that this journey sets, and the fields of everybody it may change. */
export function settableAttributes(resources: Resources, graph: Graph): SettableAttribute[] {
  const known = new Map(resources.attributes.map((attribute) => [attribute.field, attribute]));
  const attributes = profileFields(resources).flatMap((field): SettableAttribute[] => {
    const name = field.slice('profile.'.length);
    if (!isUpdatableField(name)) return [];
    const { label = name, kind = 'text' } = known.get(field) ?? {};
    return [{ name, label, kind: kind === 'consent' ? 'text' : kind }];
  });
  const names = new Set(attributes.map(({ name }) => name));
  const own = [...attributesSet(graph.activities)].flatMap(([name, kind]) =>
    names.has(name) || !isUpdatableField(name) ? [] : [{ name, label: name, kind }],
  );
  return [...attributes, ...own];
}
