import { expect, it } from 'vitest';

import { pickLanguage } from './language.ts';

const byLanguage = { en: {}, it: {}, pt_PT: {}, pt_BR: {}, zh_CN: {}, zh_HK: {}, en_GB: {} };
const content = { defaultLanguage: 'en', byLanguage };

it.each([
  ['it_IT', 'it'],
  ['it-CH', 'it'],
  ['en_GB', 'en_GB'],
  ['en-gb', 'en_GB'],
  ['en_US', 'en'],
  ['pt', 'pt_BR'],
  ['pt-PT', 'pt_PT'],
  ['zh-Hant-TW', 'zh_HK'],
  ['zh_TW', 'zh_HK'],
  ['zh-Hans', 'zh_CN'],
  ['de_DE', 'en'],
  ['', 'en'],
  ['???', 'en'],
  [null, 'en'],
])('a person with locale %s gets %s', (locale, language) => {
  expect(pickLanguage(locale, content)).toBe(language);
});

it('prefers the default among variants when the base itself is missing', () => {
  expect(pickLanguage('pt', { defaultLanguage: 'pt_PT', byLanguage })).toBe('pt_PT');
});

it('falls back to the default language when nothing is written yet', () => {
  expect(pickLanguage('it', { defaultLanguage: 'en', byLanguage: {} })).toBe('en');
});
