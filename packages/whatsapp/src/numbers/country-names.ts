import { getCountries } from 'libphonenumber-js/max';

/** Short names that name lists don't have. */
const shortNames: Record<string, string> = {
  uk: 'GB',
  'great britain': 'GB',
  england: 'GB',
  scotland: 'GB',
  wales: 'GB',
  usa: 'US',
  'u s a': 'US',
  'u s': 'US',
  america: 'US',
  'united states of america': 'US',
  holland: 'NL',
  'the netherlands': 'NL',
  'czech republic': 'CZ',
  turkey: 'TR',
  'hong kong': 'HK',
  prc: 'CN',
  中华人民共和国: 'CN',
};

const commonLanguages = ['en', 'it', 'fr', 'nl', 'zh-Hans', 'zh-Hant', 'de', 'es', 'pt'];

let countryByName: Map<string, string> | null = null;

/**
 * The ISO 3166 alpha-2 code of a country as people write it: a code in any case, or its name in
 * English, in its own main language or in one of the studio's languages. Null for anything else.
 */
export function recogniseCountry(text: string): string | null {
  countryByName ??= nameCountries();
  return countryByName.get(essence(text)) ?? null;
}

function nameCountries(): Map<string, string> {
  const names = new Map<string, string>();
  const listing = new Map<string, Intl.DisplayNames>();
  const countries = getCountries();
  for (const language of commonLanguages) {
    for (const country of countries) addName(names, listing, country, language);
  }
  for (const country of countries) {
    addName(names, listing, country, new Intl.Locale(`und-${country}`).maximize().language);
    names.set(essence(country), country);
  }
  for (const [name, country] of Object.entries(shortNames)) names.set(essence(name), country);
  return names;
}

function addName(
  names: Map<string, string>,
  listing: Map<string, Intl.DisplayNames>,
  country: string,
  language: string,
): void {
  const known = listing.get(language);
  const display = known ?? new Intl.DisplayNames([language], { type: 'region', fallback: 'none' });
  if (known === undefined) listing.set(language, display);
  const name = essence(display.of(country) ?? '');
  if (name !== '' && !names.has(name)) names.set(name, country);
}

function essence(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\p{M}\p{Cf}]/gu, '')
    .replace(/[^\p{L}]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}
