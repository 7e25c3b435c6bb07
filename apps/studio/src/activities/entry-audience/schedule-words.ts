import type { DatedSchedule } from '@waypost/journey';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';

import { useFormat } from '../../i18n/format.ts';
import { useWeekdays } from '../../i18n/weekdays.ts';

/** Says when an audience enters: "every week on Monday at 09:00 (Europe/Rome)". */
export function useScheduleWords(): (schedule: DatedSchedule) => string {
  const { t } = useTranslation('entries');
  const format = useFormat();
  const weekdays = useWeekdays();
  return useCallback(
    (schedule) => {
      const { zone, time } = schedule;
      const clock = zone.kind === 'fixed' ? zone.timeZone : t('schedule.sentence.own');
      if (schedule.kind === 'once') {
        const date =
          schedule.date === null ? '–' : format.localDateTime(`${schedule.date}T${time}`);
        return t('schedule.sentence.once', { date, clock });
      }
      switch (schedule.rhythm) {
        case 'day':
          return t('schedule.sentence.day', { time, clock });
        case 'week': {
          const days = weekdays.filter(({ number }) => schedule.weekdays.includes(number));
          return t('schedule.sentence.week', {
            days: format.list(days.map(({ name }) => name)),
            time,
            clock,
          });
        }
        case 'month':
          return t('schedule.sentence.month', { day: schedule.monthDay, time, clock });
      }
    },
    [t, format, weekdays],
  );
}

/** Says who enters when, by a schedule. `audience` is null for all profiles. */
export function useScheduledEntry(): (audience: string | null, schedule: DatedSchedule) => string {
  const { t } = useTranslation('entries');
  const words = useScheduleWords();
  return useCallback(
    (audience, schedule) => {
      const when = words(schedule);
      return audience === null
        ? t('schedule.everybody', { when })
        : t('schedule.audience', { audience, when });
    },
    [t, words],
  );
}
