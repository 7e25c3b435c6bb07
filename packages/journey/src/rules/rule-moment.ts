/** The moment a rule is asked for. */
export interface RuleMoment {
  /** ms since the epoch */
  now: number;
  /** The day it is in the workspace's time zone, as YYYY-MM-DD: what "in the last 7 days" counts from. */
  today: string;
}

const calendars = new Map<string, Intl.DateTimeFormat>();

/** The moment asked for last: all steps of a batch ask for the same. */
let latest: { now: number; timeZone: string; moment: RuleMoment } | null = null;

/** @param timeZone IANA name of the workspace's zone; one nobody knows counts as UTC */
export function ruleMoment(now: number, timeZone: string): RuleMoment {
  if (latest?.now === now && latest.timeZone === timeZone) return latest.moment;
  const moment = { now, today: dayOf(now, timeZone) };
  latest = { now, timeZone, moment };
  return moment;
}

function dayOf(now: number, timeZone: string): string {
  const day = new Map(
    calendarOf(timeZone)
      .formatToParts(now)
      .map(({ type, value }) => [type, value]),
  );
  return `${day.get('year')?.padStart(4, '0')}-${day.get('month')}-${day.get('day')}`;
}

function calendarOf(timeZone: string): Intl.DateTimeFormat {
  const known = calendars.get(timeZone);
  if (known !== undefined) return known;
  const format = {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    calendar: 'iso8601',
  } as const;
  let calendar: Intl.DateTimeFormat;
  try {
    calendar = new Intl.DateTimeFormat('en', { ...format, timeZone });
  } catch {
    calendar = new Intl.DateTimeFormat('en', { ...format, timeZone: 'UTC' });
  }
  if (calendars.size < 2000) calendars.set(timeZone, calendar);
  return calendar;
}

export const dayMs = 86_400_000;

/** The day that many days later (earlier when negative), as YYYY-MM-DD. */
export function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10);
}

/**
 * Days of the year (MM-DD) from today to that many days later. Who was born on 29 February has their day on the 28th
 * in a year without one.
 */
export function anniversaries(today: string, days: number): string[] {
  const found = new Set<string>();
  for (let n = 0; n <= Math.min(days, 366); n += 1) {
    const day = dayAfter(today, n);
    found.add(day.slice(5));
    if (day.endsWith('-02-28') && dayAfter(day, 1).endsWith('-03-01')) found.add('02-29');
  }
  return [...found];
}
