import type { OwnProblem } from '../activities/definition.ts';
import { canonicalTimeZone } from '../profile/time-zone.ts';
import type { DatedSchedule, EntrySchedule, RecurringSchedule } from './schedule.ts';

/** What is wrong with the dates of an entry, at fields `schedule.…`. */
export function scheduleProblems(schedule: EntrySchedule): OwnProblem[] {
  switch (schedule.kind) {
    case 'publish':
      return [];
    case 'once':
      return [
        ...(schedule.date === null
          ? [error('date', 'schedule_date_missing', 'Choose the day on which people enter.')]
          : []),
        ...zoneProblems(schedule),
      ];
    case 'recurring':
      return [...recurringProblems(schedule), ...zoneProblems(schedule)];
  }
}

function recurringProblems({ rhythm, weekdays, from, until }: RecurringSchedule): OwnProblem[] {
  const problems: OwnProblem[] = [];
  if (rhythm === 'week' && weekdays.length === 0) {
    problems.push(
      error('weekdays', 'schedule_weekdays_missing', 'Choose at least one day of the week.'),
    );
  }
  if (from !== null && until !== null && until < from) {
    problems.push(
      error(
        'until',
        'schedule_until_early',
        'The last day is before the first. Choose a later one.',
      ),
    );
  }
  return problems;
}

function zoneProblems({ zone }: DatedSchedule): OwnProblem[] {
  if (zone.kind === 'profile' || canonicalTimeZone(zone.timeZone) !== null) return [];
  return [
    error(
      'zone',
      'schedule_zone_unknown',
      'This time zone is not known. Choose one from the list.',
    ),
  ];
}

function error(field: string, code: string, text: string): OwnProblem {
  return { severity: 'error', field: `schedule.${field}`, code, text };
}
