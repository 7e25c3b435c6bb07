import { expect, test } from 'vitest';

import { AnswerRate } from './answer-rate.ts';

test('answers of the last half second make the rate; after a pause it is forgotten', () => {
  const rate = new AnswerRate(0);
  expect(rate.perSecond(0)).toBe(0);
  for (let at = 100; at <= 1000; at += 100) rate.note(300, at);
  expect(rate.perSecond(1100)).toBe(3000);
  expect(rate.perSecond(4000)).toBe(0);
  rate.note(500, 5000);
  expect(rate.perSecond(5000)).toBe(0);
  rate.note(250, 5600);
  expect(rate.perSecond(5600)).toBeCloseTo(417, 0);
});
