import { expect, it } from 'vitest';

import { nextMoments, type Example } from './next-moments.ts';
import { waitSchema, type WaitUntil } from './schema.ts';

const ada: Example = {
  attributes: { time_zone: 'Europe/Rome', birthday: '1992-02-29', renewal: '2027-01-31' },
  event: {},
  results: {},
  journeyName: 'Winter',
  timeZone: 'UTC',
};

/** Saturday. */
const now = Date.parse('2026-11-21T12:00Z');

function shown(until: Partial<WaitUntil>): unknown {
  const wait = waitSchema.parse({ id: 'w', type: 'wait', position: { x: 0, y: 0 }, until });
  const next = nextMoments(wait, ada, now);
  return 'reason' in next
    ? next.reason
    : [next.isOpen, ...next.moments.map((at) => new Date(at).toISOString())];
}

it('tells the next three moments of what comes again, and the one of what does not', () => {
  expect(shown({ kind: 'time', weekdays: [1, 2, 3, 4, 5] })).toEqual([
    false,
    '2026-11-23T08:00:00.000Z',
    '2026-11-24T08:00:00.000Z',
    '2026-11-25T08:00:00.000Z',
  ]);
  expect(shown({ kind: 'hours', from: '09:00', to: '18:00', weekdays: [6] })).toEqual([
    true,
    '2026-11-28T08:00:00.000Z',
    '2026-12-05T08:00:00.000Z',
    '2026-12-12T08:00:00.000Z',
  ]);
  expect(shown({ kind: 'date', field: 'profile.birthday', everyYear: true })).toEqual([
    false,
    '2027-02-28T08:00:00.000Z',
    '2028-02-29T08:00:00.000Z',
    '2029-02-28T08:00:00.000Z',
  ]);
  expect(shown({ kind: 'date', field: 'profile.renewal' })).toEqual([
    false,
    '2027-01-31T08:00:00.000Z',
  ]);
});

it('tells why there is none', () => {
  expect(shown({ kind: 'date', field: 'profile.wedding' })).toBe('date_missing');
  expect(shown({ kind: 'moment', value: 'soon' })).toBe('date_unreadable');
  expect(shown({ kind: 'time', weekdays: [] })).toBe('date_missing');
});
