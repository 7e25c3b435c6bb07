import { attributesSet } from '@waypost/journey';
import type { Graph } from '@waypost/journey';

import { profileFields } from '../activities/resources.ts';
import type { Resources } from '../activities/resources.ts';
import type { RuleField } from './rule-field.ts';

/** What rules of a journey may compare: its event's fields, the person's attributes and consent. */
export function ruleFields(resources: Resources, graph: Graph): RuleField[] {
  const known = new Map(resources.attributes.map((attribute) => [attribute.field, attribute]));
  const event = graph.activities.flatMap((activity) =>
    activity.type === 'entryEvent'
      ? activity.fields.map(({ name, kind }) => ({
          field: `event.${name}`,
          label: name,
          kind,
          examples: [],
        }))
      : [],
  );
  const consent = resources.attributes.filter(({ field }) => field.startsWith('consent.'));
  const ofPeople = profileFields(resources);
  const ofJourney = [...attributesSet(graph.activities)].flatMap(([name, kind]) => {
    const field = `profile.${name}`;
    return ofPeople.includes(field) ? [] : [{ field, label: name, kind, examples: [] }];
  });
  return [
    ...event,
    ...ofPeople.map((field) => ({
      field,
      label: known.get(field)?.label ?? field.slice('profile.'.length),
      kind: known.get(field)?.kind ?? ('text' as const),
      examples: known.get(field)?.examples ?? [],
    })),
    ...ofJourney,
    ...consent.map((attribute) => ({ ...attribute, kind: 'consent' as const })),
  ];
}
