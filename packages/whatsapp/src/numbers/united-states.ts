import { canadianAreaCodes, caribbeanAreaCodes, nonGeographicAreaCodes } from './area-codes.ts';

const elsewhere = new Set([
  ...canadianAreaCodes,
  ...Object.keys(caribbeanAreaCodes),
  ...nonGeographicAreaCodes,
]);

/**
 * Whether a number is +1 with a US area code, to which Meta sends no marketing templates (since
 * 1 April 2025). Decided by area code, since Canada and the Caribbean share the +1.
 *
 * @param e164 The number with or without its plus.
 */
export function isUnitedStatesNumber(e164: string): boolean {
  const match = /^\+?1([2-9]\d{2})\d{7}$/.exec(e164);
  return match?.[1] !== undefined && !elsewhere.has(match[1]);
}
