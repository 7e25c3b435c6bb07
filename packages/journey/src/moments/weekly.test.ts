import { describe, expect, it } from 'vitest';

import { nextOpening, nextTimeOfDay, type OpenHours } from './weekly.ts';

const everyDay = [1, 2, 3, 4, 5, 6, 7];
const workdays = [1, 2, 3, 4, 5];

/** Instants as ISO text with an offset, so that a table reads like the clock on the wall. */
function at(text: string): number {
  return Date.parse(text);
}

function shown(instant: number | null): string | null {
  return instant === null ? null : new Date(instant).toISOString();
}

describe('the next time of day', () => {
  it.each([
    // Rome: forward on 28 March 2027 at 02:00, back on 25 October 2026 at 03:00.
    ['Europe/Rome', '2026-11-21T08:00+01:00', '09:00', '2026-11-21T09:00+01:00'],
    ['Europe/Rome', '2026-11-21T09:00+01:00', '09:00', '2026-11-22T09:00+01:00'],
    ['Europe/Rome', '2026-10-24T12:00+02:00', '09:00', '2026-10-25T09:00+01:00'],
    ['Europe/Rome', '2027-03-27T12:00+01:00', '09:00', '2027-03-28T09:00+02:00'],
    ['Europe/Rome', '2027-03-27T12:00+01:00', '02:30', '2027-03-28T03:30+02:00'],
    ['Europe/Rome', '2026-10-24T12:00+02:00', '02:30', '2026-10-25T02:30+02:00'],
    ['Europe/Rome', '2026-10-25T02:45+02:00', '02:30', '2026-10-26T02:30+01:00'],
    ['Europe/Rome', '2026-10-25T02:15+01:00', '02:30', '2026-10-26T02:30+01:00'],
    // São Paulo: no clock change since 2019; the last one skipped midnight of 4 November 2018.
    ['America/Sao_Paulo', '2026-11-21T23:30-03:00', '00:15', '2026-11-22T00:15-03:00'],
    ['America/Sao_Paulo', '2018-11-03T12:00-03:00', '00:00', '2018-11-04T01:00-02:00'],
    ['America/Sao_Paulo', '2018-11-03T12:00-03:00', '09:00', '2018-11-04T09:00-02:00'],
    ['America/Sao_Paulo', '2018-02-17T22:30-02:00', '23:30', '2018-02-17T23:30-02:00'],
    ['America/Sao_Paulo', '2018-02-17T23:45-03:00', '23:30', '2018-02-18T23:30-03:00'],
    // Kolkata: half an hour beside the others, never changes.
    ['Asia/Kolkata', '2027-03-28T23:59:59.999+05:30', '00:00', '2027-03-29T00:00+05:30'],
    ['Asia/Kolkata', '2026-11-21T10:00+05:30', '09:30', '2026-11-22T09:30+05:30'],
    // Lord Howe: changes by half an hour; forward on 4 October 2026 at 02:00, back on 5 April 2026 at 02:00.
    ['Australia/Lord_Howe', '2026-10-03T12:00+10:30', '02:15', '2026-10-04T02:45+11:00'],
    ['Australia/Lord_Howe', '2026-10-03T12:00+10:30', '02:30', '2026-10-04T02:30+11:00'],
    ['Australia/Lord_Howe', '2026-04-04T12:00+11:00', '01:45', '2026-04-05T01:45+11:00'],
    ['Australia/Lord_Howe', '2026-04-05T01:40+10:30', '01:45', '2026-04-06T01:45+10:30'],
    ['Australia/Lord_Howe', '2026-04-04T12:00+11:00', '09:00', '2026-04-05T09:00+10:30'],
    // New York: forward on 8 March 2026 at 02:00, back on 1 November 2026 at 02:00.
    ['America/New_York', '2026-03-07T12:00-05:00', '02:30', '2026-03-08T03:30-04:00'],
    ['America/New_York', '2026-03-07T12:00-05:00', '09:00', '2026-03-08T09:00-04:00'],
    ['America/New_York', '2026-10-31T12:00-04:00', '01:30', '2026-11-01T01:30-04:00'],
    ['America/New_York', '2026-11-01T01:30-04:00', '01:30', '2026-11-02T01:30-05:00'],
    ['America/New_York', '2026-10-31T12:00-04:00', '09:00', '2026-11-01T09:00-05:00'],
    // The 29th of February is a day like others.
    ['Europe/Rome', '2028-02-28T12:00+01:00', '09:00', '2028-02-29T09:00+01:00'],
    ['Europe/Rome', '2027-02-28T12:00+01:00', '09:00', '2027-03-01T09:00+01:00'],
  ])('in %s, after %s, %s is %s', (zone, now, time, expected) => {
    const next = nextTimeOfDay({ time, weekdays: everyDay }, zone, at(now));
    expect(shown(next)).toBe(shown(at(expected)));
  });

  it.each([
    // 21 November 2026 is a Saturday.
    [workdays, '2026-11-20T08:59+01:00', '2026-11-20T09:00+01:00'],
    [workdays, '2026-11-20T09:00+01:00', '2026-11-23T09:00+01:00'],
    [workdays, '2026-11-21T12:00+01:00', '2026-11-23T09:00+01:00'],
    [[6, 7], '2026-11-20T12:00+01:00', '2026-11-21T09:00+01:00'],
    [[6], '2026-11-21T09:00+01:00', '2026-11-28T09:00+01:00'],
    [[3], '2026-11-19T09:00+01:00', '2026-11-25T09:00+01:00'],
    [[7], '2027-03-27T12:00+01:00', '2027-03-28T09:00+02:00'],
  ])('on weekdays %j in Rome, after %s, 09:00 is %s', (weekdays, now, expected) => {
    const next = nextTimeOfDay({ time: '09:00', weekdays }, 'Europe/Rome', at(now));
    expect(shown(next)).toBe(shown(at(expected)));
  });

  it('never comes when no day is chosen', () => {
    expect(nextTimeOfDay({ time: '09:00', weekdays: [] }, 'Europe/Rome', 0)).toBeNull();
  });
});

describe('opening hours', () => {
  const office: OpenHours = { weekdays: workdays, from: '09:00', to: '18:00' };
  const night: OpenHours = { weekdays: [5, 6], from: '22:00', to: '06:00' };
  const weekend: OpenHours = { weekdays: [6, 7], from: '00:00', to: '00:00' };

  it.each([
    ['open', office, '2026-11-20T09:00+01:00', '2026-11-20T09:00+01:00'],
    ['open to the last moment', office, '2026-11-20T17:59:59+01:00', '2026-11-20T17:59:59+01:00'],
    ['closed from its end on', office, '2026-11-20T18:00+01:00', '2026-11-23T09:00+01:00'],
    ['before it opens', office, '2026-11-20T03:00+01:00', '2026-11-20T09:00+01:00'],
    ['over the weekend', office, '2026-11-21T12:00+01:00', '2026-11-23T09:00+01:00'],
    ['clocks put back meanwhile', office, '2026-10-24T12:00+02:00', '2026-10-26T09:00+01:00'],
    ['clocks put forward meanwhile', office, '2027-03-27T12:00+01:00', '2027-03-29T09:00+02:00'],
    ['before a night', night, '2026-11-20T21:00+01:00', '2026-11-20T22:00+01:00'],
    ['in a night', night, '2026-11-20T23:00+01:00', '2026-11-20T23:00+01:00'],
    ['in a night that began yesterday', night, '2026-11-21T05:59+01:00', '2026-11-21T05:59+01:00'],
    ['after a night', night, '2026-11-21T06:00+01:00', '2026-11-21T22:00+01:00'],
    ['in the last night of the week', night, '2026-11-22T02:00+01:00', '2026-11-22T02:00+01:00'],
    ['after the last night', night, '2026-11-22T06:00+01:00', '2026-11-27T22:00+01:00'],
    ['in the longer night', night, '2026-10-25T02:30+01:00', '2026-10-25T02:30+01:00'],
    ['in the shorter night', night, '2027-03-28T03:30+02:00', '2027-03-28T03:30+02:00'],
    ['whole days, outside', weekend, '2026-11-20T23:59+01:00', '2026-11-21T00:00+01:00'],
    ['whole days, between two', weekend, '2026-11-22T00:00+01:00', '2026-11-22T00:00+01:00'],
    ['whole days, after them', weekend, '2026-11-23T00:00+01:00', '2026-11-28T00:00+01:00'],
  ])('%s', (_, hours, now, expected) => {
    expect(shown(nextOpening(hours, 'Europe/Rome', at(now)))).toBe(shown(at(expected)));
  });

  it.each([
    ['America/New_York', '2026-03-08T00:30-05:00', '2026-03-08T03:15-04:00'],
    ['America/Sao_Paulo', '2026-11-21T00:30-03:00', '2026-11-21T02:15-03:00'],
    ['Asia/Kolkata', '2026-11-21T00:30+05:30', '2026-11-21T02:15+05:30'],
    ['Australia/Lord_Howe', '2026-10-04T00:30+10:30', '2026-10-04T02:45+11:00'],
  ])('that open at 02:15 open in %s after %s at %s', (zone, now, expected) => {
    const early: OpenHours = { weekdays: everyDay, from: '02:15', to: '05:00' };
    expect(shown(nextOpening(early, zone, at(now)))).toBe(shown(at(expected)));
  });

  it('never open when no day is chosen', () => {
    expect(nextOpening({ ...office, weekdays: [] }, 'Europe/Rome', 0)).toBeNull();
  });
});
