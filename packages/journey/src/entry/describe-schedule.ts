import type { EntrySchedule, ScheduleZone } from './schedule.ts';

const weekdayNames = [
  'Monday',
  'Tuesday',
  'Wednesday',
  'Thursday',
  'Friday',
  'Saturday',
  'Sunday',
] as const;

/** When an audience enters, in plain English: "every day at 09:00 (Europe/Rome)". */
export function describeSchedule(schedule: EntrySchedule): string {
  if (schedule.kind === 'publish') return 'when the journey is published';
  const at = `at ${schedule.time} (${clock(schedule.zone)})`;
  if (schedule.kind === 'once') return `on ${schedule.date ?? 'a day not chosen yet'} ${at}`;
  const newly = schedule.onlyNew ? ', only who newly matches' : '';
  switch (schedule.rhythm) {
    case 'day':
      return `every day ${at}${newly}`;
    case 'week':
      return `every ${schedule.weekdays.map((day) => weekdayNames[day - 1]).join(', ')} ${at}${newly}`;
    case 'month':
      return `every month on day ${schedule.monthDay} ${at}${newly}`;
  }
}

function clock(zone: ScheduleZone): string {
  return zone.kind === 'fixed' ? zone.timeZone : 'their own local time';
}
