import {
  firstZone,
  dateInstant,
  lastZone,
  localAt,
  nextDate,
  type DatedSchedule,
} from '@waypost/journey';

/** A date of a schedule and the moment at which the first people enter because of it. */
export interface ScheduleDate {
  /** Local time YYYY-MM-DDTHH:MM. */
  date: string;
  /** ms since the epoch */
  at: number;
}

/** The first date that is ahead of `now`, of everybody or of somebody; null when there is none. */
export function dateAhead(schedule: DatedSchedule, now: number): ScheduleDate | null {
  const { zone } = schedule;
  const after = localAt(now, zone.kind === 'fixed' ? zone.timeZone : lastZone);
  return started(schedule, nextDate(schedule, after));
}

/** The date after another one. */
export function dateAfter(schedule: DatedSchedule, date: string): ScheduleDate | null {
  return started(schedule, nextDate(schedule, date));
}

function started(schedule: DatedSchedule, date: string | null): ScheduleDate | null {
  if (date === null) return null;
  const { zone } = schedule;
  return { date, at: dateInstant(date, zone.kind === 'fixed' ? zone.timeZone : firstZone) };
}

/** The newest date that has begun by `now`, beginning with `first`, and how many were passed over for it. */
export function newestBegun(
  schedule: DatedSchedule,
  first: ScheduleDate,
  now: number,
): ScheduleDate & { missed: number } {
  let newest = first;
  let missed = 0;
  for (;;) {
    const next = dateAfter(schedule, newest.date);
    if (next === null || next.at > now) return { ...newest, missed };
    newest = next;
    missed += 1;
  }
}
