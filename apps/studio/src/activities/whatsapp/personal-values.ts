import type { TFunction } from 'i18next';

import { profileFields } from '../resources.ts';
import type { Resources } from '../resources.ts';

/** A value that can be put into a text, as the token editor takes it. */
export interface PersonalValue {
  path: string;
  label: string;
  group: string;
}

/** Everything a message can be personalised with: the event's fields first, then the person's. */
export function personalValues(
  t: TFunction<'editor'>,
  resources: Resources,
  eventFields: readonly string[],
): PersonalValue[] {
  const labels = new Map(resources.attributes.map(({ field, label }) => [field, label]));
  return [
    ...eventFields.map((name) => ({
      path: `event.${name}`,
      label: readable(name),
      group: t('personal.event'),
    })),
    ...profileFields(resources).map((path) => ({
      path,
      label: labels.get(path) ?? readable(path.slice('profile.'.length)),
      group: t('personal.profile'),
    })),
    { path: 'journey.name', label: t('personal.journeyName'), group: t('personal.journey') },
  ];
}

/** `last_order_value` as people read it: "Last order value". */
function readable(name: string): string {
  const words = name.replaceAll('_', ' ').trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
