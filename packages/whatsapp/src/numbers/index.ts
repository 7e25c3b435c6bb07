import {
  isSupportedCountry,
  parsePhoneNumberFromString,
  validatePhoneNumberLength,
} from 'libphonenumber-js/max';

import { createPhoneNormaliser } from './phone-normaliser.ts';

export { chargedCountry } from './charged-country.ts';
export { recogniseCountry } from './country-names.ts';
export { type NormalisedPhone, type PhoneProblem } from './phone-normaliser.ts';
export { isUnitedStatesNumber } from './united-states.ts';

/**
 * Turns what people type into E.164, by the library's full metadata. Weighs 150 kB: for servers.
 *
 * @param defaultCountry ISO 3166 alpha-2 in any case, for numbers without a country code; anything
 *   else counts as none.
 */
export const normalisePhone = createPhoneNormaliser({
  isSupportedCountry,
  parsePhoneNumberFromString,
  validatePhoneNumberLength,
});

/** ISO 3166 alpha-2 country of an E.164 number (with or without its plus), null where it has none. */
export function countryOf(e164: string): string | null {
  const number = parsePhoneNumberFromString(e164.startsWith('+') ? e164 : `+${e164}`);
  return number?.country ?? null;
}
