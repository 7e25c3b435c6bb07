import { Temporal } from 'temporal-polyfill';

import { readTimeOfDay, type TimeOfDay } from './time-of-day.ts';

/**
 * The instant (ms since the epoch) at which clocks of a zone show this time on this day.
 *
 * Where clocks are put forward and the time does not exist, it is as much later as they are put forward: 02:30 on such
 * a night is 03:30 (02:30 as it would have been). Where they are put back and it comes twice, it is the first one.
 */
export function localMoment(day: Temporal.PlainDate, time: TimeOfDay, zone: string): number {
  const clock = readTimeOfDay(time) ?? { hour: 0, minute: 0 };
  return day.toPlainDateTime(clock).toZonedDateTime(zone, { disambiguation: 'compatible' })
    .epochMilliseconds;
}

/** The day on the calendar of a zone at an instant (ms since the epoch). */
export function localDay(at: number, zone: string): Temporal.PlainDate {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toPlainDate();
}

/**
 * When a day begins on the clocks of a zone, ms since the epoch.
 *
 * @param day YYYY-MM-DD, or an instant on it (ms since the epoch)
 * @param later so many days after it, before it when negative
 */
export function startOfLocalDay(day: string | number, later: number, zone: string): number {
  const date = typeof day === 'number' ? localDay(day, zone) : Temporal.PlainDate.from(day);
  return date.add({ days: later }).toZonedDateTime(zone).epochMilliseconds;
}
