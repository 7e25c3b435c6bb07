import type { CountryCode, PhoneNumber } from 'libphonenumber-js';

export type PhoneProblem =
  | 'empty'
  | 'not_a_number'
  | 'country_missing'
  | 'too_short'
  | 'too_long'
  | 'invalid';

export type NormalisedPhone =
  /** E.164 and the ISO 3166 alpha-2 country, null for numbers of no country. */
  | { e164: string; country: string | null; reason?: undefined }
  | { reason: PhoneProblem; text: string; e164?: undefined };

/** Turns what people type into E.164, given a build of libphonenumber-js. */
export interface PhoneLibrary {
  parsePhoneNumberFromString: (
    text: string,
    options: { defaultCountry?: CountryCode; extract: false },
  ) => PhoneNumber | undefined;
  validatePhoneNumberLength: (
    text: string,
    options: { defaultCountry?: CountryCode; extract: false },
  ) => string | undefined;
  isSupportedCountry: (country: string) => country is CountryCode;
}

const explanations: Record<PhoneProblem, string> = {
  empty: 'There is no phone number.',
  not_a_number: 'This is not a phone number.',
  country_missing: 'The number has no country code. Write it with + and the country code.',
  too_short: 'The phone number is too short.',
  too_long: 'The phone number is too long.',
  invalid: 'No such phone number can exist in its country.',
};

/** What the library says about a number's length, in our words. */
const problemOfLength: Record<string, PhoneProblem> = {
  NOT_A_NUMBER: 'not_a_number',
  TOO_SHORT: 'too_short',
  TOO_LONG: 'too_long',
};

/**
 * Builds `normalisePhone` on one of the library's metadata sets: `max` knows which numbers can
 * exist (servers), `mobile` and `min` are small (browsers).
 */
export function createPhoneNormaliser(
  library: PhoneLibrary,
): (text: string, defaultCountry?: string | null) => NormalisedPhone {
  return (text, defaultCountry) => {
    const written = cleanPhone(text);
    if (written === '') return refusal('empty');
    const digits = written.replace(/\D/g, '').length;
    if (digits === 0 || /\d[.,]?\d*E\+?\d+$/i.test(written)) return refusal('not_a_number');
    const country = (defaultCountry ?? '').trim().toUpperCase();
    const options: { defaultCountry?: CountryCode; extract: false } = { extract: false };
    if (library.isSupportedCountry(country)) options.defaultCountry = country;
    const number = library.parsePhoneNumberFromString(written, options);
    if (number?.isValid() === true) {
      return { e164: number.number, country: number.country ?? null };
    }
    const length = library.validatePhoneNumberLength(written, options);
    if (length === 'INVALID_COUNTRY') {
      return refusal(written.startsWith('+') ? 'invalid' : 'country_missing');
    }
    return refusal(problemOfLength[length ?? ''] ?? 'invalid');
  };
}

function refusal(reason: PhoneProblem): NormalisedPhone {
  return { reason, text: explanations[reason] };
}

/**
 * Undoes what keyboards, address books and spreadsheets do to a number: full-width digits, invisible
 * direction marks, odd spaces and dashes, quotes, `00` for `+`, and the `(0)` after a country code.
 */
function cleanPhone(text: string): string {
  const plain = text
    .normalize('NFKC')
    .replace(/[\p{Cf}\p{Cc}]/gu, '')
    .replace(/[\p{Zs}]/gu, ' ')
    .replace(/\p{Pd}/gu, '-')
    .replace(/^['"`=\s]+|['"`\s]+$/g, '')
    .replace(/^tel:/i, '');
  const international = plain
    .replace(/^\(\s*(\+|00)\s*(\d{1,3})\s*\)/, '+$2')
    .replace(/^\+\s+/, '+')
    .replace(/^\+?00/, '+');
  return international.startsWith('+')
    ? international.replace(/\(\s*0\s*\)/, '').trim()
    : international.trim();
}
