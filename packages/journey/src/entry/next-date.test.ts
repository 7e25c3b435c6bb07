import { expect, it } from 'vitest';

import { dateInstant, localAt, nextDate, nextDates } from './next-date.ts';
import type { RecurringSchedule } from './schedule.ts';

const daily: RecurringSchedule = {
  kind: 'recurring',
  rhythm: 'day',
  weekdays: [],
  monthDay: 1,
  time: '09:00',
  from: null,
  until: null,
  zone: { kind: 'profile' },
  onlyNew: false,
};

it('comes every day at its time, the same day only if the time is still ahead', () => {
  expect(nextDates(daily, '2026-11-21T08:59', 2)).toEqual(['2026-11-21T09:00', '2026-11-22T09:00']);
  expect(nextDate(daily, '2026-11-21T09:00')).toBe('2026-11-22T09:00');
});

it('comes on the days of the week that are chosen, and never without one', () => {
  const weekly = { ...daily, rhythm: 'week' as const, weekdays: [1, 4] };
  expect(nextDates(weekly, '2026-11-21T12:00', 3)).toEqual([
    '2026-11-23T09:00',
    '2026-11-26T09:00',
    '2026-11-30T09:00',
  ]);
  expect(nextDate({ ...weekly, weekdays: [] }, '2026-11-21T12:00')).toBeNull();
});

it('comes on a day of the month, in a shorter month on its last', () => {
  const monthly = { ...daily, rhythm: 'month' as const, monthDay: 31 };
  expect(nextDates(monthly, '2027-01-30T12:00', 4)).toEqual([
    '2027-01-31T09:00',
    '2027-02-28T09:00',
    '2027-03-31T09:00',
    '2027-04-30T09:00',
  ]);
});

it('begins and ends with the days it is given', () => {
  const between = { ...daily, from: '2026-12-24', until: '2026-12-25' };
  expect(nextDates(between, '2026-11-21T12:00', 3)).toEqual([
    '2026-12-24T09:00',
    '2026-12-25T09:00',
  ]);
});

it('comes once where it is to come once', () => {
  const once = { kind: 'once', date: '2026-12-24', time: '18:00', zone: daily.zone } as const;
  expect(nextDates(once, '2026-12-24T17:59', 3)).toEqual(['2026-12-24T18:00']);
  expect(nextDate({ ...once, date: null }, '2026-12-24T17:59')).toBeNull();
});

it.each([
  ['Europe/Rome', '2026-03-29T02:30', '2026-03-29T01:30:00Z'],
  ['Europe/Rome', '2026-10-25T02:30', '2026-10-25T00:30:00Z'],
  ['America/Sao_Paulo', '2026-12-01T09:00', '2026-12-01T12:00:00Z'],
  ['Asia/Kolkata', '2026-12-01T09:00', '2026-12-01T03:30:00Z'],
  ['Australia/Lord_Howe', '2026-10-04T02:15', '2026-10-03T15:45:00Z'],
  ['America/New_York', '2026-11-01T01:30', '2026-11-01T05:30:00Z'],
])('%s %s is %s', (zone, date, instant) => {
  expect(new Date(dateInstant(date, zone)).toISOString().replace('.000', '')).toBe(instant);
});

it('knows the local time of a zone', () => {
  expect(localAt(Date.UTC(2026, 10, 21, 11, 59, 59), 'Asia/Kolkata')).toBe('2026-11-21T17:29');
});
