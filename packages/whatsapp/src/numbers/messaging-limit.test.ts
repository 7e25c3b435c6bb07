import { expect, test } from 'vitest';

import { messagingLimitOf } from './messaging-limit.ts';

test.each([
  ['TIER_250', 250],
  ['TIER_2K', 2000],
  ['TIER_100K', 100_000],
  ['TIER_UNLIMITED', null],
  ['TIER_NOT_SET', null],
  [null, null],
])('%s lets a portfolio write to %s people a day', (tier, people) => {
  expect(messagingLimitOf(tier)).toBe(people);
});
