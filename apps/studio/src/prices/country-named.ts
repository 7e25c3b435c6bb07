import { countryCodes } from '../people/imports/country-codes.ts';

/** The code of a country as a file names it: its code, or its name in English or in the reader's language; null: none. */
export function countryNamed(text: string, language: string): string | null {
  const wanted = folded(text);
  const names = ['en', language].map((of) => new Intl.DisplayNames([of], { type: 'region' }));
  const isNamed = (code: string) =>
    folded(code) === wanted || names.some((name) => folded(name.of(code) ?? '') === wanted);
  return countryCodes.find(isNamed) ?? null;
}

function folded(text: string): string {
  return text.normalize('NFKD').replaceAll(/\p{M}/gu, '').trim().toLowerCase();
}
