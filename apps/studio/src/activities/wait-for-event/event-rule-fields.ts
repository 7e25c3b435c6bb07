import type { ActivityOf } from '@waypost/journey';

import type { RuleField } from '../../rules/rule-field.ts';
import { profileFields } from '../resources.ts';
import type { Resources } from '../resources.ts';

/** What the condition of a waited-for event may look at: the event's own fields, and the person's. */
export function eventRuleFields(
  { fields }: Pick<ActivityOf<'waitForEvent'>, 'fields'>,
  resources: Resources,
): RuleField[] {
  const known = new Map(resources.attributes.map((attribute) => [attribute.field, attribute]));
  return [
    ...fields.map(({ name, kind }) => ({
      field: `event.${name}`,
      label: name,
      kind,
      examples: [],
    })),
    ...profileFields(resources).map((field) => ({
      field,
      label: known.get(field)?.label ?? field.slice('profile.'.length),
      kind: known.get(field)?.kind ?? ('text' as const),
      examples: known.get(field)?.examples ?? [],
    })),
  ];
}
