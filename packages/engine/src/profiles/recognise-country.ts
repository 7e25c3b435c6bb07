import { getCountries, isSupportedCountry } from 'libphonenumber-js/max';

/** Languages of the app first, then the ones people most often write their country's name in. */
const languages =
  'en it fr nl zh zh-Hant de es pt ja ko ar he ru uk pl cs sk sl hr sr bs mk bg ro hu el tr sv da nb fi et lv lt sq is ga mt ca eu gl cy fa hi bn ur ta te ml mr pa gu kn si th lo km my vi id ms fil sw am ka hy az kk uz ky mn ne af zu'.split(
    ' ',
  );

/** Names in use that the name tables do not have. */
const otherNames: Record<string, string> = {
  USA: 'US',
  'U.S.A.': 'US',
  'United States of America': 'US',
  UK: 'GB',
  'Great Britain': 'GB',
  England: 'GB',
  Scotland: 'GB',
  Wales: 'GB',
  'Northern Ireland': 'GB',
  Holland: 'NL',
  'Czech Republic': 'CZ',
  Türkiye: 'TR',
  Turkey: 'TR',
  UAE: 'AE',
  'Ivory Coast': 'CI',
  'Hong Kong': 'HK',
  Macau: 'MO',
  "People's Republic of China": 'CN',
  PRC: 'CN',
  中国大陆: 'CN',
  'Republic of Korea': 'KR',
};

let known: ReadonlyMap<string, string> | undefined;

/**
 * The ISO 3166-1 alpha-2 code that a text means: the code in any case, or the country's name in English,
 * in its own language, or in one of the languages above. Null for anything else.
 */
export function recogniseCountry(text: string): string | null {
  const written = text.trim();
  const code = written.toUpperCase();
  if (isSupportedCountry(code)) return code;
  known ??= nameTable();
  return known.get(fold(written)) ?? null;
}

/** Where two languages use one name for two countries, English, then the country's own language decides. */
function nameTable(): Map<string, string> {
  const table = new Map<string, string>();
  const add = (name: string | undefined, code: string) => {
    const key = fold(name ?? '');
    if (key !== '' && !table.has(key)) table.set(key, code);
  };
  const countries = getCountries();
  for (const [name, code] of Object.entries(otherNames)) add(name, code);
  const english = namesIn('en');
  for (const code of countries) add(english.of(code), code);
  for (const code of countries) {
    add(namesIn(new Intl.Locale(`und-${code}`).maximize().language).of(code), code);
  }
  for (const language of languages) {
    const names = namesIn(language);
    for (const code of countries) add(names.of(code), code);
  }
  return table;
}

function namesIn(language: string): Intl.DisplayNames {
  return new Intl.DisplayNames([language], { type: 'region', fallback: 'none' });
}

/** Without accents, case, punctuation and a leading article. */
function fold(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/^(the|der|die|das|la|le|les|l'|de|het|il|lo|gli|i)\s+/u, '')
    .replaceAll(/[^\p{L}\p{N}]/gu, '');
}
