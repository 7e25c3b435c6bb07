import { expect, it } from 'vitest';

import { makeEcho, parseEcho } from './echo.ts';

it('comes back as it went', () => {
  const echo = { messageId: '0a1b2c3d-0000-4000-8000-000000000001', attempt: 2 };
  expect(makeEcho(echo)).toBe('v1.0a1b2c3d-0000-4000-8000-000000000001.2');
  expect(parseEcho(makeEcho(echo))).toEqual(echo);
});

it.each([undefined, null, '', 'v1.abc', 'v2.abc.1', 'v1.abc.x', 'order 7', 'v1.a b.1'])(
  '%s is not ours',
  (data) => {
    expect(parseEcho(data)).toBeNull();
  },
);
