import { describe, expect, it } from 'vitest';

import { readAttribute, writtenAttribute } from './attribute-value.ts';

describe('an attribute written by hand', () => {
  it.each([
    ['42', 42],
    ['-3.5', -3.5],
    ['0', 0],
    ['true', true],
    ['false', false],
    [' gold ', 'gold'],
    ['007', '007'],
    ['12345678901234567890', '12345678901234567890'],
    ['+39 06', '+39 06'],
    ['', ''],
  ])('"%s" is stored as %j', (text, stored) => {
    expect(readAttribute(text)).toBe(stored);
  });

  it('is shown as it was written', () => {
    expect(writtenAttribute('gold')).toBe('gold');
    expect(writtenAttribute(42)).toBe('42');
    expect(writtenAttribute(['a', 'b'])).toBe('["a","b"]');
    expect(writtenAttribute(undefined)).toBe('');
  });
});
