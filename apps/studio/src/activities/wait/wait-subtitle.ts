import type { ActivityOf } from '@waypost/journey';
import type { TFunction } from 'i18next';

import type { Format } from '../../i18n/format.ts';
import type { Resources } from '../resources.ts';
import { dateLabel } from './date-label.ts';

/** How long people wait, in a few words under the title of the node. */
export function waitSubtitle(
  t: TFunction<'editor'>,
  format: Format,
  resources: Resources,
  { until, duration }: ActivityOf<'wait'>,
): string {
  switch (until.kind) {
    case 'duration':
      return format.duration(duration.amount, duration.unit);
    case 'time': {
      const days = shortDays(until.weekdays, format);
      const { time } = until;
      return days === ''
        ? t('subtitle.waitTime', { time })
        : t('subtitle.waitTimeOn', { time, days });
    }
    case 'hours': {
      const days = shortDays(until.weekdays, format);
      const { from, to } = until;
      return days === ''
        ? t('subtitle.waitHours', { from, to })
        : t('subtitle.waitHoursOn', { from, to, days });
    }
    case 'date':
      return until.field === ''
        ? t('subtitle.waitDateMissing')
        : t('subtitle.waitDate', { date: dateLabel(resources, until.field) });
    case 'moment':
      return t('subtitle.waitMoment');
  }
}

/** "Mon–Fri" or "Mon, Wed"; empty for every day. */
function shortDays(weekdays: readonly number[], format: Format): string {
  const days = weekdays.toSorted((a, b) => a - b);
  if (days.length === 7) return '';
  const [first = 0] = days;
  const last = days.at(-1) ?? 0;
  const name = (day: number) => format.weekday(day, 'short');
  return days.length > 2 && last - first === days.length - 1
    ? `${name(first)}–${name(last)}`
    : days.map(name).join(', ');
}
