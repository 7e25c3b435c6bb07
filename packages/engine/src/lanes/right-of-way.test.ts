import { expect, test } from 'vitest';

import { RightOfWay } from './right-of-way.ts';

test('work that nobody waits for rests as long as it took, while somebody waits and a moment longer', () => {
  let now = 0;
  const way = new RightOfWay(() => now);
  expect(way.restAfter(80)).toBe(0);
  way.use();
  expect(way.restAfter(80)).toBe(80);
  expect(way.restAfter(5000)).toBe(250);
  now = 1500;
  expect(way.isUsed).toBe(false);
  expect(way.restAfter(80)).toBe(0);
});
