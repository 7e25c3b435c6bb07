import { expect, it } from 'vitest';

import { assumedWays, withRate } from './rates.ts';
import type { EditedRate } from './rates.ts';

const yes: EditedRate = { activityId: 'asked', port: 'yes', share: 0.1, source: 'assumed' };
const said: EditedRate = { activityId: 'asked', port: 'said', share: 0.1, source: 'assumed' };

it('keeps the rates of one activity within all of its people', () => {
  const changed = withRate(withRate([yes, said], said, 0.4), yes, 0.9);
  expect(changed.map(({ share, source }) => [share, source])).toEqual([
    [0.6, 'yours'],
    [0.4, 'yours'],
  ]);
});

it('calls what is left to the deadline assumed with the rate beside it', () => {
  expect([...assumedWays([{ ...yes, source: 'sender' }, said])]).toEqual([
    'asked said',
    'asked deadline',
  ]);
  expect(assumedWays(withRate([yes], yes, 0.5)).size).toBe(0);
});
