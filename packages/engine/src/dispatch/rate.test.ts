import { expect, test } from 'vitest';

import { Rate } from './rate.ts';

test('a new owner starts empty and fills up to a quarter of a second', () => {
  const rate = new Rate(80, 0);
  expect(rate.available(0)).toBe(0);
  expect(rate.available(100)).toBe(8);
  expect(rate.available(10_000)).toBe(20);
});

test('never more than the rate leaves within a second, after the first burst', () => {
  const rate = new Rate(80, 0);
  let sent = 0;
  for (let now = 1; now <= 1000; now += 1) {
    const free = rate.available(now);
    rate.take(free);
    sent += free;
  }
  expect(sent).toBeLessThanOrEqual(80);
  expect(sent).toBeGreaterThanOrEqual(78);
});

test('Meta’s objection halves the rate, which recovers to the published one and no further', () => {
  const rate = new Rate(80, 0);
  rate.slowDown(0);
  expect(rate.perSecond).toBe(40);
  rate.slowDown(10);
  expect(rate.perSecond).toBe(40);
  rate.available(3000);
  expect(rate.perSecond).toBeGreaterThan(40);
  rate.available(60_000);
  expect(rate.perSecond).toBe(80);
});

test('tells how long the next token takes', () => {
  const rate = new Rate(10, 0);
  expect(rate.untilNext(0)).toBe(100);
  expect(rate.untilNext(100)).toBe(0);
});

test('messages that came in use the throughput up, for a second at most', () => {
  const rate = new Rate(80, 0);
  expect(rate.available(1000)).toBe(20);
  rate.spend(60, 1000);
  expect(rate.available(1000)).toBeLessThan(0);
  expect(rate.available(1500)).toBe(0);
  rate.spend(10_000, 1500);
  expect(rate.available(2501)).toBe(0);
  expect(rate.available(3000)).toBe(20);
});
