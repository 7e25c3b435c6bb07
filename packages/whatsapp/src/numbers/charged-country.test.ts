import { getCountries, getCountryCallingCode, getExampleNumber } from 'libphonenumber-js/max';
import examples from 'libphonenumber-js/mobile/examples';
import { expect, test } from 'vitest';

import { chargedCountry } from './charged-country.ts';

test('a message is charged by the calling code of its number, and North America by area code', () => {
  expect(chargedCountry('+393331234567')).toBe('IT');
  expect(chargedCountry('+39333')).toBe('IT');
  expect(chargedCountry('+447700900123')).toBe('GB');
  expect(chargedCountry('+12125550123')).toBe('US');
  expect(chargedCountry('+14165550123')).toBe('CA');
  expect(chargedCountry('+18765550123')).toBe('JM');
  expect(chargedCountry('+77011234567')).toBe('KZ');
  expect(chargedCountry('+79011234567')).toBe('RU');
});

test('a user id names its country itself', () => {
  expect(chargedCountry('IT.4711')).toBe('IT');
  expect(chargedCountry('FR.ENT.4711')).toBe('FR');
});

test('what tells no country is not guessed', () => {
  expect(chargedCountry('+88312345678')).toBeNull();
  expect(chargedCountry('+18005550123')).toBeNull();
  expect(chargedCountry('4711')).toBeNull();
});

test('every country that has a calling code to itself is known by it', () => {
  const all = getCountries();
  for (const country of all) {
    const code = getCountryCallingCode(country);
    const alone = all.filter((other) => getCountryCallingCode(other) === code).length === 1;
    const number = getExampleNumber(country, examples)?.number;
    if (alone && number !== undefined) expect(chargedCountry(number), number).toBe(country);
  }
});
