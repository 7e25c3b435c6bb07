import { expect, test } from 'vitest';

import { ClaimFloor } from './claim-floor.ts';

const now = Date.UTC(2026, 10, 21, 12);

test('the first claim looks from the very beginning', () => {
  expect(new ClaimFloor(1000).at(now)).toBeNull();
});

test('once drained, claims look ten seconds back', () => {
  const floor = new ClaimFloor(1000);
  floor.drained(now);
  expect(floor.at(now)).toBe(now - 10_000);
  expect(floor.at(now + 60_000)).toBe(now - 10_000);
});

test('while a backlog is worked off, claims look a little behind the last run claimed, and never further back again', () => {
  const floor = new ClaimFloor(1000);
  floor.claimed(now - 60_000);
  expect(floor.at(now)).toBe(now - 61_000);
  floor.claimed(now - 70_000);
  expect(floor.at(now)).toBe(now - 61_000);
});

test('even right behind the clock, claims look ten seconds back', () => {
  const floor = new ClaimFloor(1000);
  floor.claimed(now);
  expect(floor.at(now)).toBe(now - 10_000);
});

test('a clock that was put back takes the floor along', () => {
  const floor = new ClaimFloor(1000);
  floor.drained(now);
  expect(floor.at(now - 3_600_000)).toBe(now - 3_610_000);
});
