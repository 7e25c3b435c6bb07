import type { PersonalisationData } from '@waypost/whatsapp';
import type { TFunction } from 'i18next';

import type { LabelledResult } from '../result-labels.ts';
import { profileFields } from '../resources.ts';
import type { Resources } from '../resources.ts';

/** A value that can be put into a text, as the token editor takes it. */
export interface PersonalValue {
  path: string;
  label: string;
  group: string;
  /** What it is for the person looked at. */
  sample: string;
}

/**
 * Everything a message can be personalised with: what earlier activities learned and the event's fields first, then
 * the person's, those too that only this journey gives (`givenAttributes`).
 */
export function personalValues(
  t: TFunction<'editor'>,
  resources: Resources,
  eventFields: readonly string[],
  givenAttributes: readonly string[],
  data: PersonalisationData,
  results: readonly LabelledResult[] = [],
): PersonalValue[] {
  const ofPeople = profileFields(resources);
  const given = givenAttributes.map((name) => `profile.${name}`);
  const labels = new Map(resources.attributes.map(({ field, label }) => [field, label]));
  return [
    ...results.map(({ path, label, activityId, field }) => ({
      path,
      label,
      group: t('personal.earlier'),
      sample: sampleOf(sampleIn(data.results[activityId], field)),
    })),
    ...eventFields.map((name) => ({
      path: `event.${name}`,
      label: readable(name),
      group: t('personal.event'),
      sample: sampleOf(sampleIn(data.event, name)),
    })),
    ...[...ofPeople, ...given.filter((path) => !ofPeople.includes(path))].map((path) => {
      const name = path.slice('profile.'.length);
      return {
        path,
        label: labels.get(path) ?? readable(name),
        group: t('personal.profile'),
        sample: sampleOf(data.profile[name]),
      };
    }),
    {
      path: 'journey.name',
      label: t('personal.journeyName'),
      group: t('personal.journey'),
      sample: sampleOf(data.journey['name']),
    },
  ];
}

/** `last_order_value` as people read it: "Last order value". */
function readable(name: string): string {
  const words = name.replaceAll(/[._]/g, ' ').trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** The value at a place such as `answers.size`. */
function sampleIn(result: unknown, field: string): unknown {
  return field
    .split('.')
    .reduce<unknown>(
      (value, name) =>
        typeof value === 'object' && value !== null
          ? new Map<string, unknown>(Object.entries(value)).get(name)
          : undefined,
      result,
    );
}

/** A value in short; lists and objects have no short form. */
function sampleOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value).slice(0, 40)
    : '';
}
