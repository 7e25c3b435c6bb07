import { noNumbers, type JourneyCounts } from '@waypost/api';
import { expect, it } from 'vitest';

import { createLiveNumbers, receiveNumbers } from './live-numbers.ts';

const counts = (here: Record<string, number>, left: number): JourneyCounts => ({
  version: 1,
  status: 'live',
  entered: 0,
  peopleInside: 0,
  finished: 0,
  failed: 0,
  outcomes: [],
  launching: false,
  activities: Object.entries(here).map(([id, people]) => ({
    ...noNumbers(id),
    here: people,
    left: { next: left },
  })),
  at: '2026-11-21T12:00:00Z',
});

it('keeps what did not change, so that only what ticks is drawn again', () => {
  const numbers = createLiveNumbers();
  receiveNumbers(numbers, counts({ a: 1, b: 5 }, 3));
  const before = numbers.getState();
  receiveNumbers(numbers, counts({ a: 2, b: 5 }, 3));
  const { byActivity, busiest } = numbers.getState();
  expect(byActivity.get('b')).toBe(before.byActivity.get('b'));
  expect(byActivity.get('a')).toMatchObject({ here: 2 });
  expect(busiest).toBe(3);
});
