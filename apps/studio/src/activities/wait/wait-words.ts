import type { ActivityOf, WaitUntil, WaitUntilOf } from '@waypost/journey';
import type { TFunction } from 'i18next';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';

import { useFormat } from '../../i18n/format.ts';
import type { Format } from '../../i18n/format.ts';
import type { Resources } from '../resources.ts';
import { dateLabel } from './date-label.ts';

/** Gives the words for how long people wait: "until 09:00 on the next working day in the person’s own time zone". */
export function useWaitWords(resources: Resources): (activity: ActivityOf<'wait'>) => string {
  const { t } = useTranslation('waits');
  const format = useFormat();
  return useCallback(
    ({ until, duration }) => {
      switch (until.kind) {
        case 'duration':
          return format.duration(duration.amount, duration.unit);
        case 'time':
          return timeWords(until, t, format);
        case 'hours':
          return hoursWords(until, t, format);
        case 'date':
          return dateWords(until, t, format, resources);
        case 'moment':
          return t('moment', { zone: zoneWords(until, t) });
      }
    },
    [t, format, resources],
  );
}

type T = TFunction<'waits'>;

function timeWords(
  { time, weekdays, ...until }: WaitUntilOf<'time'>,
  t: T,
  format: Format,
): string {
  const zone = zoneWords(until, t);
  return weekdays.length === 7
    ? t('time', { time, zone })
    : t('timeOn', { time, zone, days: daysWords(weekdays, t, format) });
}

function hoursWords({ from, to, weekdays, ...until }: WaitUntilOf<'hours'>, t: T, format: Format) {
  const zone = zoneWords(until, t);
  const days = daysWords(weekdays, t, format);
  if (from === to && weekdays.length < 7) return t('wholeDays', { days, zone });
  return weekdays.length === 7
    ? t('hours', { from, to, zone })
    : t('hoursOn', { from, to, zone, days });
}

function dateWords(
  { field, offset, time, everyYear, ...until }: WaitUntilOf<'date'>,
  t: T,
  format: Format,
  resources: Resources,
): string {
  const named = field === '' ? t('dateMissing') : dateLabel(resources, field);
  const yearly = everyYear ? t('eachYear', { date: named }) : named;
  const date =
    offset === null
      ? yearly
      : t(offset.direction === 'before' ? 'before' : 'after', {
          date: yearly,
          duration: format.duration(offset.amount, offset.unit),
        });
  const zone = zoneWords(until, t);
  return time === null ? t('date', { date, zone }) : t('dateAt', { date, time, zone });
}

function daysWords(weekdays: readonly number[], t: T, format: Format): string {
  const days = weekdays.toSorted((a, b) => a - b);
  if (days.length === 0) return t('today');
  if (days.join('') === '12345') return t('workday');
  if (days.join('') === '67') return t('weekend');
  return t('nextOf', { days: format.either(days.map((day) => format.weekday(day))) });
}

function zoneWords({ zone }: Pick<Exclude<WaitUntil, { kind: 'duration' }>, 'zone'>, t: T): string {
  return zone === null ? t('zoneOwn') : t('zoneFixed', { zone });
}
