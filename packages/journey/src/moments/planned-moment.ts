import { Temporal } from 'temporal-polyfill';

import { localDay, localMoment } from './local-moment.ts';
import type { DataMoment } from './read-moment.ts';
import type { TimeOfDay } from './time-of-day.ts';

/** How far before or after a date; whole days are days of the calendar, hours and minutes elapsed time. */
export interface MomentOffset {
  amount: number;
  unit: 'minutes' | 'hours' | 'days' | 'weeks';
  direction: 'before' | 'after';
}

export interface MomentPlan {
  offset: MomentOffset | null;
  /** Instead of the time that the date carries; null: that time, and the beginning of the day where it carries none. */
  time: TimeOfDay | null;
}

/** The instant (ms since the epoch) that is meant by a date in a zone: the offset's days, the time, the offset's hours. */
export function plannedMoment(date: DataMoment, plan: MomentPlan, zone: string): number {
  // An instant stays one, also in the hour that clocks show twice.
  if (date.kind === 'instant' && plan.time === null && daysOf(plan.offset) === 0) {
    return date.at + elapsedOf(plan.offset);
  }
  return onDay(dayOf(date, zone), date, plan, zone);
}

/**
 * The first instant after `now` that is meant when a date comes back every year, from its own year on; the 29th of
 * February is the 28th where there is none.
 */
export function plannedEveryYear(
  date: DataMoment,
  plan: MomentPlan,
  zone: string,
  now: number,
): number {
  const first = dayOf(date, zone);
  const slack = 1 + Math.ceil(Math.abs(daysOf(plan.offset)) / 365);
  let year = Math.max(first.year, localDay(now, zone).year - slack);
  for (;;) {
    const at = onDay(first.with({ year }), date, plan, zone);
    if (at > now) return at;
    year += 1;
  }
}

function onDay(
  day: Temporal.PlainDate,
  date: DataMoment,
  { offset, time }: MomentPlan,
  zone: string,
): number {
  const planned = day.add({ days: daysOf(offset) });
  const at =
    time === null
      ? planned
          .toPlainDateTime(clockOf(date, zone))
          .toZonedDateTime(zone, { disambiguation: 'compatible' }).epochMilliseconds
      : localMoment(planned, time, zone);
  return at + elapsedOf(offset);
}

function dayOf(date: DataMoment, zone: string): Temporal.PlainDate {
  switch (date.kind) {
    case 'day':
      return date.day;
    case 'local':
      return date.at.toPlainDate();
    case 'instant':
      return localDay(date.at, zone);
  }
}

function clockOf(date: DataMoment, zone: string): Temporal.PlainTime {
  switch (date.kind) {
    case 'day':
      return Temporal.PlainTime.from('00:00');
    case 'local':
      return date.at.toPlainTime();
    case 'instant':
      return Temporal.Instant.fromEpochMilliseconds(date.at).toZonedDateTimeISO(zone).toPlainTime();
  }
}

function daysOf(offset: MomentOffset | null): number {
  if (offset === null || (offset.unit !== 'days' && offset.unit !== 'weeks')) return 0;
  return signed(offset) * (offset.unit === 'weeks' ? 7 : 1);
}

function elapsedOf(offset: MomentOffset | null): number {
  if (offset === null || offset.unit === 'days' || offset.unit === 'weeks') return 0;
  return signed(offset) * (offset.unit === 'hours' ? 3_600_000 : 60_000);
}

function signed({ amount, direction }: MomentOffset): number {
  return direction === 'before' ? -amount : amount;
}
