import { getCountries, getCountryCallingCode } from 'libphonenumber-js/max';

import { caribbeanAreaCodes, canadianAreaCodes } from './area-codes.ts';
import { isUnitedStatesNumber } from './united-states.ts';

/** Whom a calling code belongs to that several countries share: the one that most of its numbers are of. */
const mainCountries: Readonly<Record<string, string>> = {
  '7': 'RU',
  '39': 'IT',
  '44': 'GB',
  '47': 'NO',
  '61': 'AU',
  '212': 'MA',
  '262': 'RE',
  '290': 'SH',
  '358': 'FI',
  '590': 'GP',
  '599': 'CW',
};

const canadian = new Set(canadianAreaCodes);
let countryByCode: Map<string, string> | null = null;

/**
 * The country whose price Meta asks for a message: that of the number's calling code, or of a business-scoped user id
 * (`IT.123`). Null where neither tells.
 *
 * @param address E.164 with its plus or its first six characters, or a user id
 */
export function chargedCountry(address: string): string | null {
  if (!address.startsWith('+')) return /^([A-Z]{2})\./.exec(address)?.[1] ?? null;
  if (address.startsWith('+1')) return northAmerican(address.slice(2, 5));
  if (/^\+7[67]/.test(address)) return 'KZ';
  countryByCode ??= codes();
  for (let digits = 1; digits <= 3; digits += 1) {
    const country = countryByCode.get(address.slice(1, 1 + digits));
    if (country !== undefined) return country;
  }
  return null;
}

function northAmerican(areaCode: string): string | null {
  const caribbean = caribbeanAreaCodes[areaCode];
  if (caribbean !== undefined) return caribbean;
  if (canadian.has(areaCode)) return 'CA';
  return isUnitedStatesNumber(`+1${areaCode}0000000`) ? 'US' : null;
}

function codes(): Map<string, string> {
  const found = new Map<string, string>();
  for (const country of getCountries()) {
    const code = getCountryCallingCode(country);
    found.set(code, mainCountries[code] ?? country);
  }
  return found;
}
