import { describe, expect, it } from 'vitest';

import { tokenName, tokenPattern, tokenText } from './tokens.ts';

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
