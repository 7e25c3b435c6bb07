import type { Graph } from '@waypost/journey';

import { profileFields } from '../resources.ts';
import type { Resources } from '../resources.ts';
import type { RuleField } from './rule-editing.ts';

/** Fields rules may look at: the person's attributes and consent and, given a graph, its event's fields. */
export function ruleFields(resources: Resources, graph: Graph | null): RuleField[] {
  const known = new Map(resources.attributes.map((attribute) => [attribute.field, attribute]));
  const event = (graph?.activities ?? []).flatMap((activity) =>
    activity.type === 'entryEvent'
      ? activity.fields.map(({ name, kind }) => ({ field: `event.${name}`, label: name, kind }))
      : [],
  );
  const consent = resources.attributes.filter(({ field }) => field.startsWith('consent.'));
  return [
    ...event,
    ...profileFields(resources).map((field) => ({
      field,
      label: known.get(field)?.label ?? field.slice('profile.'.length),
      kind: known.get(field)?.kind ?? ('text' as const),
    })),
    ...consent.map(({ field, label }) => ({ field, label, kind: 'consent' as const })),
  ];
}
