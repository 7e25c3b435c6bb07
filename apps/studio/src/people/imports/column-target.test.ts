import { describe, expect, it } from 'vitest';

import { attributeName, attributeOf, choiceOf, targetOf } from './column-target.ts';

describe('what becomes of a column', () => {
  it('is a field of the profile or an attribute with a name', () => {
    expect(choiceOf('phone')).toBe('phone');
    expect(choiceOf('attribute:tier')).toBe('attribute');
    expect(attributeOf('attribute:tier')).toBe('tier');
    expect(attributeOf('phone')).toBe('');
    expect(targetOf('attribute', 'tier')).toBe('attribute:tier');
    expect(targetOf('ignore', 'tier')).toBe('ignore');
  });

  it.each([
    ['Loyalty tier', 'loyalty_tier'],
    ['Fidélité €', 'fidelite'],
    ['2nd phone', 'nd_phone'],
    ['等级', 'attribute'],
    ['__x__', 'x'],
  ])('"%s" is offered as %s', (column, name) => {
    expect(attributeName(column)).toBe(name);
  });
});
