import { expect, it } from 'vitest';

import { SliceSize } from './slice-size.ts';

let now = 0;

/** The size of the next piece, so many ms after the last one. */
function after(size: SliceSize, ms: number, isWaitedFor = false): number {
  now += ms;
  return size.next(isWaitedFor);
}

function sliceSize(): SliceSize {
  return new SliceSize(() => now);
}

it('reads larger and larger pieces of an audience, once a second has passed in which nobody waited', () => {
  const size = sliceSize();
  expect([0, 500, 499].map((ms) => after(size, ms))).toEqual([5000, 5000, 5000]);
  expect([1, 100, 100].map((ms) => after(size, ms))).toEqual([10_000, 20_000, 20_000]);
});

it('reads small pieces while somebody waits, and grows anew afterwards', () => {
  const size = sliceSize();
  expect([0, 1000].map((ms) => after(size, ms))).toEqual([5000, 10_000]);
  expect([1, 1000].map((ms) => after(size, ms, true))).toEqual([1000, 1000]);
  expect([1, 1000].map((ms) => after(size, ms))).toEqual([5000, 10_000]);
});

it('begins each audience with a piece of the first size, so that its first messages leave soon', () => {
  const size = sliceSize();
  expect([0, 1000].map((ms) => after(size, ms))).toEqual([5000, 10_000]);
  size.begin();
  expect(after(size, 1)).toBe(5000);
});
