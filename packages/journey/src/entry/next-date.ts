import { Temporal } from 'temporal-polyfill';

import type { DatedSchedule, RecurringSchedule } from './schedule.ts';

/** Days looked at before a schedule counts as over: a day of the month comes within two. */
const farthestDays = 70;

/**
 * The first date of a schedule after another, both as local times YYYY-MM-DDTHH:MM of whatever zone it is meant for; null
 * when there is none.
 */
export function nextDate(schedule: DatedSchedule, after: string): string | null {
  if (schedule.kind === 'once') {
    const at = schedule.date === null ? null : local(schedule.date, schedule.time);
    return at !== null && at > after ? at : null;
  }
  const { from, until, time } = schedule;
  const first = after.slice(0, 10);
  let day = Temporal.PlainDate.from(from !== null && from > first ? from : first);
  for (let looked = 0; looked < farthestDays; looked += 1) {
    const date = day.toString();
    if (until !== null && date > until) return null;
    const at = local(date, time);
    if (at > after && isDay(schedule, day)) return at;
    day = day.add({ days: 1 });
  }
  return null;
}

/** The first dates of a schedule after another, at most so many. */
export function nextDates(schedule: DatedSchedule, after: string, count: number): string[] {
  const dates: string[] = [];
  for (let last = after; dates.length < count;) {
    const next = nextDate(schedule, last);
    if (next === null) break;
    dates.push(next);
    last = next;
  }
  return dates;
}

function isDay(
  { rhythm, weekdays, monthDay }: RecurringSchedule,
  day: Temporal.PlainDate,
): boolean {
  switch (rhythm) {
    case 'day':
      return true;
    case 'week':
      return weekdays.includes(day.dayOfWeek);
    case 'month':
      return day.day === Math.min(monthDay, day.daysInMonth);
  }
}

function local(date: string, time: string): string {
  return `${date}T${time}`;
}

/**
 * When a local time comes in a zone, ms since the epoch. A time that the clocks jump over comes as much later as they jump;
 * of two the first counts.
 */
export function dateInstant(date: string, zone: string): number {
  return Temporal.PlainDateTime.from(date).toZonedDateTime(zone).epochMilliseconds;
}

/** The local time of a zone at an instant, to the minute begun. */
export function localAt(now: number, zone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(now)
    .toZonedDateTimeISO(zone)
    .toPlainDateTime()
    .toString({ smallestUnit: 'minute' });
}

/** Where a day begins first, and where last. */
export const firstZone = '+14:00';
export const lastZone = '-12:00';
