import { localDay, localMoment } from './local-moment.ts';
import type { TimeOfDay } from './time-of-day.ts';

/** Days of the week, 1 is Monday, 7 is Sunday. */
export type Weekdays = readonly number[];

/** Any day of the week comes within this many days, also one whose time has just passed. */
const daysToLookAt = 8;

/**
 * The first instant after `now` at which clocks of the zone show this time on one of these days; null when no day is
 * chosen. At exactly this time it is the next one, so that a journey that comes back here goes on once a day.
 */
export function nextTimeOfDay(
  { time, weekdays }: { time: TimeOfDay; weekdays: Weekdays },
  zone: string,
  now: number,
): number | null {
  const today = localDay(now, zone);
  for (let ahead = 0; ahead <= daysToLookAt; ahead += 1) {
    const day = today.add({ days: ahead });
    if (!weekdays.includes(day.dayOfWeek)) continue;
    const at = localMoment(day, time, zone);
    if (at > now) return at;
  }
  return null;
}

/** Hours of the week at which people may go on. A span that ends at or before its beginning ends on the next day. */
export interface OpenHours {
  /** Days on which a span begins. */
  weekdays: Weekdays;
  from: TimeOfDay;
  /** The first moment that does not belong to it. */
  to: TimeOfDay;
}

/** `now` while it is open, else the instant at which it opens next; null when no day is chosen. */
export function nextOpening(hours: OpenHours, zone: string, now: number): number | null {
  const today = localDay(now, zone);
  const lasts = hours.to <= hours.from ? 1 : 0;
  // What has opened yesterday may be open still.
  for (let ahead = -1; ahead <= daysToLookAt; ahead += 1) {
    const day = today.add({ days: ahead });
    if (!hours.weekdays.includes(day.dayOfWeek)) continue;
    const opens = localMoment(day, hours.from, zone);
    const closes = localMoment(day.add({ days: lasts }), hours.to, zone);
    if (closes > now && closes > opens) return Math.max(opens, now);
  }
  return null;
}
