import { expect, test } from 'vitest';

import { BatchSize } from './batch-size.ts';

test('small webhooks are taken by the hundred, large ones a few at a time', () => {
  const size = new BatchSize();
  const first = size.limit.webhooks;
  expect(size.note(first, first * 700)).toBe(true);
  expect(size.limit.webhooks).toBe(500);
  expect(size.note(6, size.limit.bytes + 1)).toBe(true);
  expect(size.limit.webhooks).toBe(6);
});

test('a webhook larger than a whole batch is taken alone', () => {
  const size = new BatchSize();
  expect(size.note(1, 3_000_000)).toBe(true);
  expect(size.limit.webhooks).toBe(1);
});

test('a batch that was not full ends the round and leaves the size to what comes next', () => {
  const size = new BatchSize();
  expect(size.note(2, 1400)).toBe(false);
  expect(size.note(0, 0)).toBe(false);
  expect(size.limit.webhooks).toBe(500);
});
