import { expect, test } from 'vitest';

import { failureClassOf } from './failure-class.ts';

test.each([
  [131026, 'unreachable'],
  [131050, 'opted_out'],
  [131008, 'template'],
  [132015, 'template'],
  [131049, 'limit'],
  [131056, 'limit'],
  [131042, 'other'],
  [999999, 'other'],
] as const)('error %i is of the class "%s"', (code, expected) => {
  expect(failureClassOf(code)).toBe(expected);
});
