import { describe, expect, it } from 'vitest';

import { groupTokens, tokenName, tokenPattern, tokenText } from './tokens.ts';

const options = [{ path: 'profile.first_name', label: 'First name' }];

describe('a value in a message', () => {
  it('is called by its label, with its filters', () => {
    expect(tokenName('profile.first_name | upcase', options)).toEqual({
      name: 'First name | upcase',
      isKnown: true,
    });
  });

  it('is called by its path when nobody knows it', () => {
    expect(tokenName('profile.shoe_size', options)).toEqual({
      name: 'profile.shoe_size',
      isKnown: false,
    });
  });

  it('is found in a text as it is written, spaces or not', () => {
    const text = `Hi ${tokenText('profile.first_name')}, {{event.id}} { {no} }`;
    expect([...text.matchAll(tokenPattern)].map((match) => match[1])).toEqual([
      'profile.first_name',
      'event.id',
    ]);
  });
});

describe('a value with something that stands in for it', () => {
  it('shows what stands in behind its label', () => {
    const options = [{ path: 'profile.first_name', label: 'First name' }];
    expect(tokenName('profile.first_name | default: "friend"', options).name).toBe(
      'First name (friend)',
    );
  });
});

describe('values in the menu', () => {
  it('stand under their headings, in the order of the first of each', () => {
    const event = { path: 'event.total', label: 'Total', group: 'Event' };
    const person = { path: 'profile.city', label: 'City', group: 'Person' };
    const second = { path: 'event.sku', label: 'Sku', group: 'Event' };
    expect(groupTokens([event, person, second])).toEqual([
      { group: 'Event', options: [event, second] },
      { group: 'Person', options: [person] },
    ]);
  });
});
