import type { Graph } from '@waypost/journey';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';

import type { LabelledResult } from '../result-labels.ts';
import { attributesGivenIn, eventFieldsOf } from '../pane-props.ts';
import { profileFields } from '../resources.ts';
import type { Resources } from '../resources.ts';
import { dateLabel } from './date-label.ts';

/** A date that people may wait for. */
export interface WaitableDate {
  /** `profile.renewal`, `event.departure`, `results.<activity>.<field>` */
  value: string;
  label: string;
  /** Where it comes from. */
  description: string;
}

/** Everything that can be a date: what is known to be one, and texts, which may carry one; dates come first. */
export function useDates(
  graph: Graph,
  resources: Resources,
  results: readonly LabelledResult[],
): WaitableDate[] {
  const { t } = useTranslation('editor');
  return useMemo(() => {
    const kinds = new Map(resources.attributes.map(({ field, kind }) => [field, kind]));
    const given = attributesGivenIn(graph).map((name) => `profile.${name}`);
    const ofPeople = [...new Set([...profileFields(resources), ...given])]
      .filter((field) => !own.has(field))
      .filter((field) => ['date', 'text', undefined].includes(kinds.get(field)))
      .toSorted((a, b) => Number(kinds.get(b) === 'date') - Number(kinds.get(a) === 'date'));
    return [
      ...eventFieldsOf(graph).map((name) => ({
        value: `event.${name}`,
        label: dateLabel(resources, name),
        description: t('personal.event'),
      })),
      ...results
        .filter(({ kind }) => kind === 'date' || kind === 'text')
        .map(({ path, label }) => ({
          value: path,
          label,
          description: t('personal.earlier'),
        })),
      ...ofPeople.map((field) => ({
        value: field,
        label: dateLabel(resources, field),
        description: t('personal.profile'),
      })),
    ];
  }, [graph, resources, results, t]);
}

/** Fields every profile has, none of which is a date. */
const own = new Set([
  'profile.external_id',
  'profile.first_name',
  'profile.last_name',
  'profile.phone',
  'profile.locale',
  'profile.country',
  'profile.time_zone',
]);
