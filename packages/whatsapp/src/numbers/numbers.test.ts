import {
  getCountries,
  getCountryCallingCode,
  getExampleNumber,
  parsePhoneNumberFromString,
} from 'libphonenumber-js/max';
import examples from 'libphonenumber-js/examples.mobile.json' with { type: 'json' };
import { describe, expect, it } from 'vitest';

import { canadianAreaCodes, caribbeanAreaCodes, nonGeographicAreaCodes } from './area-codes.ts';
import { countryOf, isUnitedStatesNumber, normalisePhone, recogniseCountry } from './index.ts';

describe('a number as people write it', () => {
  it.each([
    ['+39 347 123 4567', undefined, '+393471234567', 'IT'],
    ['0039 347 1234567', undefined, '+393471234567', 'IT'],
    ['347 123 4567', 'it', '+393471234567', 'IT'],
    ['(347) 123-4567', 'IT', '+393471234567', 'IT'],
    ['\u202a+39\u00a0347\u20111234567\u202c', undefined, '+393471234567', 'IT'],
    ['＋３９　３４７　１２３　４５６７', undefined, '+393471234567', 'IT'],
    ['+44 (0) 7400 123456', undefined, '+447400123456', 'GB'],
    ['(+31) 6 12345678', undefined, '+31612345678', 'NL'],
    ['06 12345678', 'NL', '+31612345678', 'NL'],
    ["'+33 6 12 34 56 78", undefined, '+33612345678', 'FR'],
    ['(202) 555-0143', 'US', '+12025550143', 'US'],
    ['+86 131 2345 6789', undefined, '+8613123456789', 'CN'],
  ])('%j (%s) is %s', (text, defaultCountry, e164, country) => {
    expect(normalisePhone(text, defaultCountry)).toEqual({ e164, country });
  });

  it.each([
    ['', 'IT', 'empty'],
    [' \u200e ', 'IT', 'empty'],
    ['n/a', 'IT', 'not_a_number'],
    ['3.93471E+11', 'IT', 'not_a_number'],
    ['347 123 4567', undefined, 'country_missing'],
    ['347 123 4567', 'Nowhere', 'country_missing'],
    ['+39 347', undefined, 'too_short'],
    ['+39 347 123 4567 890 123', undefined, 'too_long'],
    ['+1 123 456 7890', undefined, 'invalid'],
  ])('%j (%s) is refused as %s', (text, defaultCountry, reason) => {
    const refused = normalisePhone(text, defaultCountry);
    expect(refused.reason).toBe(reason);
  });

  it('survives for an example number of every country', () => {
    for (const country of getCountries()) {
      const example = getExampleNumber(country, examples);
      if (example === undefined) continue;
      expect(normalisePhone(example.formatNational(), country).e164).toBe(example.number);
    }
  });
});

describe('numbers that get no marketing', () => {
  it.each([
    ['+12025550143', true],
    ['13105550143', true],
    ['+16715550143', true],
    ['+14165550143', false],
    ['+17875550143', false],
    ['+18765550143', false],
    ['+18005550143', false],
    ['+447400123456', false],
    ['+1202555014', false],
  ])('%s: %s', (number, expected) => {
    expect(isUnitedStatesNumber(number)).toBe(expected);
  });

  it('agree with libphonenumber on the country of every area code it knows', () => {
    const pacific = ['GU', 'AS', 'MP'];
    for (let area = 200; area < 1000; area += 1) {
      const number = `+1${area}2345678`;
      const parsed = parsePhoneNumberFromString(number);
      if (parsed?.isValid() !== true || parsed.country === undefined) continue;
      if (nonGeographicAreaCodes.includes(String(area))) continue;
      const expected = parsed.country === 'US' || pacific.includes(parsed.country);
      expect([area, isUnitedStatesNumber(number)]).toEqual([area, expected]);
    }
  });

  it('are listed under the right country', () => {
    for (const [area, country] of Object.entries(caribbeanAreaCodes)) {
      expect(countryOf(`+1${area}2345678`) ?? country).toBe(country);
    }
    for (const area of canadianAreaCodes) {
      const number = parsePhoneNumberFromString(`+1${area}2345678`);
      if (number?.isValid() === true) expect([area, number.country]).toEqual([area, 'CA']);
    }
    expect(getCountryCallingCode('CA')).toBe('1');
  });
});

it('knows the country of a number', () => {
  expect(countryOf('393471234567')).toBe('IT');
  expect(countryOf('+14165550143')).toBe('CA');
  expect(countryOf('+999123')).toBeNull();
});

it.each([
  ['it', 'IT'],
  ['Italy', 'IT'],
  [' ITALIA ', 'IT'],
  ['Brasil', 'BR'],
  ['Deutschland', 'DE'],
  ['Nederland', 'NL'],
  ['The Netherlands', 'NL'],
  ['中国', 'CN'],
  ['中國', 'CN'],
  ['日本', 'JP'],
  ['U.S.A.', 'US'],
  ['Côte d’Ivoire', 'CI'],
  ['Espana', 'ES'],
  ['XX', null],
  ['Atlantis', null],
  ['', null],
])('knows the country people mean by %s', (text, country) => {
  expect(recogniseCountry(text)).toBe(country);
});
