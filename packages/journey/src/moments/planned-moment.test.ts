import { describe, expect, it } from 'vitest';

import { plannedEveryYear, plannedMoment, type MomentPlan } from './planned-moment.ts';
import { readMoment, type DataMoment } from './read-moment.ts';

function read(value: unknown): DataMoment {
  const date = readMoment(value);
  if (date === null) throw new Error(`not a date: ${String(value)}`);
  return date;
}

function shown(instant: number): string {
  return new Date(instant).toISOString();
}

const asItIs: MomentPlan = { offset: null, time: null };
const nine: MomentPlan = { offset: null, time: '09:00' };
const twoDaysBefore: MomentPlan = {
  offset: { amount: 2, unit: 'days', direction: 'before' },
  time: '09:00',
};
const threeHoursBefore: MomentPlan = {
  offset: { amount: 3, unit: 'hours', direction: 'before' },
  time: null,
};

describe('a date in data', () => {
  it.each([
    // A day has no zone: it is the person's.
    ['2027-01-31', nine, 'Europe/Rome', '2027-01-31T08:00:00.000Z'],
    ['2027-01-31', nine, 'America/Sao_Paulo', '2027-01-31T12:00:00.000Z'],
    ['2027-01-31', nine, 'Asia/Kolkata', '2027-01-31T03:30:00.000Z'],
    ['2027-01-31', asItIs, 'Asia/Kolkata', '2027-01-30T18:30:00.000Z'],
    ['2018-11-04', asItIs, 'America/Sao_Paulo', '2018-11-04T03:00:00.000Z'],
    // A time without a zone is on the person's clock, the first of two, later where there is none.
    ['2026-11-01T01:30', asItIs, 'America/New_York', '2026-11-01T05:30:00.000Z'],
    ['2026-03-08 02:30:00', asItIs, 'America/New_York', '2026-03-08T07:30:00.000Z'],
    ['2026-10-04T02:15', asItIs, 'Australia/Lord_Howe', '2026-10-03T15:45:00.000Z'],
    // An instant is an instant, whatever zone it is written in.
    ['2026-11-01T01:30:00-05:00', asItIs, 'America/New_York', '2026-11-01T06:30:00.000Z'],
    ['2026-11-01 06:30:00 +0000', asItIs, 'Europe/Rome', '2026-11-01T06:30:00.000Z'],
    ['2027-01-31T23:30:00Z', nine, 'Europe/Rome', '2027-02-01T08:00:00.000Z'],
    [1_801_440_000, asItIs, 'Europe/Rome', '2027-02-01T00:00:00.000Z'],
    ['1801440000000', asItIs, 'Europe/Rome', '2027-02-01T00:00:00.000Z'],
    // Days are days of the calendar, also when one of them is longer; hours are hours.
    ['2026-10-26', twoDaysBefore, 'Europe/Rome', '2026-10-24T07:00:00.000Z'],
    ['2026-10-25T04:00', threeHoursBefore, 'Europe/Rome', '2026-10-25T00:00:00.000Z'],
    ['2027-03-28T04:00', threeHoursBefore, 'Europe/Rome', '2027-03-27T23:00:00.000Z'],
    ['2028-03-01', twoDaysBefore, 'Europe/Rome', '2028-02-28T08:00:00.000Z'],
  ])('%s with %j in %s is %s', (value, plan, zone, expected) => {
    expect(shown(plannedMoment(read(value), plan, zone))).toBe(expected);
  });

  it.each([
    '',
    'tomorrow',
    '31/01/2027',
    '2027-02-29',
    '2027-13-01',
    '2027-01-31T25:00',
    '12',
    null,
    true,
    { day: 1 },
  ])('%j is none', (value) => {
    expect(readMoment(value)).toBeNull();
  });
});

describe('a date that comes back every year', () => {
  it.each([
    ['1990-05-04', nine, '2026-11-21T12:00Z', '2027-05-04T07:00:00.000Z'],
    ['1990-11-21', nine, '2026-11-21T07:59Z', '2026-11-21T08:00:00.000Z'],
    ['1990-11-21', nine, '2026-11-21T08:00Z', '2027-11-21T08:00:00.000Z'],
    // Born on the 29th of February: the 28th where there is none.
    ['1992-02-29', nine, '2026-11-21T12:00Z', '2027-02-28T08:00:00.000Z'],
    ['1992-02-29', nine, '2027-11-21T12:00Z', '2028-02-29T08:00:00.000Z'],
    ['1992-02-29', twoDaysBefore, '2027-02-01T12:00Z', '2027-02-26T08:00:00.000Z'],
    // Around the turn of the year.
    ['1990-01-01', twoDaysBefore, '2026-12-29T12:00Z', '2026-12-30T08:00:00.000Z'],
    ['1990-12-31', nine, '2027-01-01T12:00Z', '2027-12-31T08:00:00.000Z'],
    // Not before it has been for the first time.
    ['2030-05-04', nine, '2026-11-21T12:00Z', '2030-05-04T07:00:00.000Z'],
  ])('%s with %j after %s is %s in Rome', (value, plan, now, expected) => {
    expect(shown(plannedEveryYear(read(value), plan, 'Europe/Rome', Date.parse(now)))).toBe(
      expected,
    );
  });
});
