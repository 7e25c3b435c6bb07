import { canonicalLocale, canonicalTimeZone } from '@waypost/journey';
import { normalisePhone } from '@waypost/whatsapp/numbers';

import type { ProfileChange } from './profile-change.ts';
import { recogniseCountry } from './recognise-country.ts';

/** A profile as people and files write it. */
export interface WrittenProfile {
  externalId: string;
  firstName?: string | null | undefined;
  lastName?: string | null | undefined;
  phone?: string | null | undefined;
  /** WhatsApp's business-scoped user id, for people who hide their number. */
  bsuid?: string | null | undefined;
  country?: string | null | undefined;
  locale?: string | null | undefined;
  timeZone?: string | null | undefined;
  attributes?: Readonly<Record<string, unknown>> | undefined;
}

export interface ProfileProblem {
  field: 'externalId' | 'phone' | 'bsuid' | 'country' | 'locale' | 'timeZone' | 'attributes';
  /** For `phone` the reason of `normalisePhone`, or `country_unknown`. */
  code: string;
  text: string;
}

export interface NormalisedProfile {
  /** What can be stored; a field with a problem is left out. */
  change: ProfileChange;
  problems: ProfileProblem[];
}

/**
 * Brings a written profile into the form we store. National numbers are read in the profile's country,
 * in `defaultCountry` when none is named, and not at all when the country named is unknown.
 */
export function normaliseProfile(
  written: WrittenProfile,
  defaultCountry: string,
): NormalisedProfile {
  const problems: ProfileProblem[] = [];
  const change: ProfileChange = { externalId: written.externalId.trim() };
  if (change.externalId === '') {
    problems.push({ field: 'externalId', code: 'external_id_missing', text: 'The id is empty.' });
  }
  for (const key of ['firstName', 'lastName'] as const) {
    const value = written[key];
    if (value !== undefined) change[key] = textOrNull(value);
  }
  const country = readCountry(written.country, change, problems);
  readPhone(written.phone, country, defaultCountry, change, problems);
  readUserId(written.bsuid, change, problems);
  readLocale(written.locale, change, problems);
  readTimeZone(written.timeZone, change, problems);
  if (written.attributes !== undefined) change.attributes = written.attributes;
  if (JSON.stringify(change).includes(String.raw`\u0000`)) {
    problems.push({
      field: 'attributes',
      code: 'text_invalid',
      text: 'A text contains the character U+0000, which cannot be stored.',
    });
  }
  return { change, problems };
}

type NamedCountry = { kind: 'none' } | { kind: 'known'; code: string } | { kind: 'unknown' };

function readCountry(
  written: string | null | undefined,
  change: ProfileChange,
  problems: ProfileProblem[],
): NamedCountry {
  const text = textOrNull(written);
  if (text === null) {
    if (written !== undefined) change.country = null;
    return { kind: 'none' };
  }
  const code = recogniseCountry(text);
  if (code === null) {
    problems.push({
      field: 'country',
      code: 'country_unknown',
      text: `"${shortened(text)}" is no country. Use an ISO code such as IT, or its name.`,
    });
    return { kind: 'unknown' };
  }
  change.country = code;
  return { kind: 'known', code };
}

function readPhone(
  written: string | null | undefined,
  country: NamedCountry,
  defaultCountry: string,
  change: ProfileChange,
  problems: ProfileProblem[],
): void {
  if (written === undefined) return;
  const text = textOrNull(written);
  if (text === null) {
    change.phone = null;
    return;
  }
  const region =
    country.kind === 'known' ? country.code : country.kind === 'none' ? defaultCountry : null;
  const phone = normalisePhone(text, region);
  if (phone.reason === undefined) {
    change.phone = phone.e164;
    if (phone.country !== null) change.phoneCountry = phone.country;
    return;
  }
  problems.push(
    phone.reason === 'country_missing' && country.kind === 'unknown'
      ? {
          field: 'phone',
          code: 'country_unknown',
          text: 'The number has no country code and the country is unknown. Write it with + and the country code.',
        }
      : { field: 'phone', code: phone.reason, text: phone.text },
  );
}

/** A country, a dot and letters or digits; ids over linked portfolios have `ENT.` before these. */
const userIdFormat = /^[A-Z]{2}\.(ENT\.)?[A-Za-z0-9]{1,128}$/;

function readUserId(
  written: string | null | undefined,
  change: ProfileChange,
  problems: ProfileProblem[],
): void {
  if (written === undefined) return;
  const text = textOrNull(written);
  if (text === null || userIdFormat.test(text)) {
    change.bsuid = text;
    return;
  }
  problems.push({
    field: 'bsuid',
    code: 'user_id_invalid',
    text: `"${shortened(text)}" is no WhatsApp user id. It looks like US.13491208655302741918.`,
  });
}

function readLocale(
  written: string | null | undefined,
  change: ProfileChange,
  problems: ProfileProblem[],
): void {
  if (written === undefined) return;
  const text = textOrNull(written);
  if (text === null) {
    change.locale = null;
    return;
  }
  const locale = canonicalLocale(text);
  if (locale !== null) change.locale = locale;
  else {
    problems.push({
      field: 'locale',
      code: 'locale_invalid',
      text: `"${shortened(text)}" is no locale. Use a language tag such as it or it-IT.`,
    });
  }
}

function readTimeZone(
  written: string | null | undefined,
  change: ProfileChange,
  problems: ProfileProblem[],
): void {
  if (written === undefined) return;
  const text = textOrNull(written);
  if (text === null) {
    change.timeZone = null;
    return;
  }
  const zone = canonicalTimeZone(text);
  if (zone === null) {
    problems.push({
      field: 'timeZone',
      code: 'time_zone_unknown',
      text: `"${shortened(text)}" is no time zone. Use an IANA name such as Europe/Rome.`,
    });
  } else change.timeZone = zone;
}

function textOrNull(written: string | null | undefined): string | null {
  const text = written?.trim() ?? '';
  return text === '' ? null : text;
}

function shortened(text: string): string {
  return text.length <= 40 ? text : `${text.slice(0, 40)}…`;
}
