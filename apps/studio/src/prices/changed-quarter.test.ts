import { expect, it } from 'vitest';

import { changedQuarter } from './changed-quarter.ts';

const november = Date.UTC(2026, 10, 21);

it('says since when prices may be old: Meta changes them at the start of a quarter', () => {
  expect(changedQuarter('2026-09-30T23:00:00Z', november)).toBe(Date.UTC(2026, 9, 1));
  expect(changedQuarter('2026-10-01T00:00:00Z', november)).toBeNull();
});
