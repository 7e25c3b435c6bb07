import type { RowConsent } from '../database/schema.ts';
import { normaliseProfile, type WrittenProfile } from '../profiles/normalise-profile.ts';
import type { ProfileChange } from '../profiles/profile-change.ts';
import { readConsent, readConsentDate } from './consent-cell.ts';
import type { CsvRow } from './csv-reader.ts';
import { attributeOf, type ColumnMapping, type ColumnTarget } from './mapping.ts';
import type { RejectionCode, WarningCode } from './row-texts.ts';

export type PreparedRow =
  | {
      kind: 'usable';
      line: number;
      change: ProfileChange;
      consent: RowConsent[];
      warnings: WarningCode[];
    }
  | { kind: 'rejected'; line: number; code: RejectionCode; content: string }
  | { kind: 'empty' };

export interface RowOptions {
  fileName: string;
  columns: readonly string[];
  mapping: ColumnMapping;
  /** ISO 3166 alpha-2 country of national numbers whose row names none; null: such rows are rejected. */
  defaultCountry: string | null;
}

const longestName = 200;
const longestAttribute = 10_000;
const longestContent = 4000;

/**
 * Reads rows of one file. A cell that is empty empties its field, but says nothing about consent. A row
 * is rejected when we cannot tell who it is or, in a file with phones, has neither a number that can
 * exist nor a WhatsApp user id.
 * Other cells that make no sense are left out and counted as warnings.
 */
export function createRowReader(options: RowOptions): (row: CsvRow) => PreparedRow {
  const { columns, mapping, fileName } = options;
  const places = new Map<ColumnTarget, number>();
  const attributes: { name: string; place: number }[] = [];
  columns.forEach((column, place) => {
    const target = Object.hasOwn(mapping, column) ? (mapping[column] ?? 'ignore') : 'ignore';
    const name = attributeOf(target);
    if (name === null) places.set(target, place);
    else attributes.push({ name, place });
  });

  return (row) => {
    const { line, fields } = row;
    const reject = (code: RejectionCode): PreparedRow => ({
      kind: 'rejected',
      line,
      code,
      content: row.raw.slice(0, longestContent).replaceAll('\u0000', '\uFFFD'),
    });
    if (row.fault !== null) return reject(row.fault);
    if (fields.every((field) => field.trim() === '')) return { kind: 'empty' };
    if (fields.slice(columns.length).some((field) => field.trim() !== '')) {
      return reject('too_many_columns');
    }
    if (row.raw.includes('\u0000')) return reject('text_invalid');

    const cell = (target: ColumnTarget): string | undefined => {
      const place = places.get(target);
      return place === undefined ? undefined : (fields[place] ?? '').trim();
    };
    const written: WrittenProfile = {
      externalId: cell('externalId') ?? '',
      firstName: cell('firstName'),
      lastName: cell('lastName'),
      phone: cell('phone'),
      bsuid: cell('bsuid'),
      country: cell('country'),
      locale: cell('locale'),
      timeZone: cell('timeZone'),
    };
    if (places.has('externalId') && written.externalId === '') return reject('external_id_missing');
    const { change, problems } = normaliseProfile(written, options.defaultCountry ?? '');
    const phoneProblem = problems.find(({ field }) => field === 'phone');
    if (phoneProblem !== undefined) return reject(phoneCode(phoneProblem.code));
    if (problems.some(({ field }) => field === 'bsuid')) return reject('user_id_invalid');
    if (change.phone === null && change.bsuid == null) return reject('phone_missing');
    if (!places.has('externalId')) change.externalId = change.phone ?? change.bsuid ?? '';
    if (change.externalId === '') return reject('external_id_missing');
    if (places.has('country')) change.country ??= change.phoneCountry ?? null;

    const texts = attributes.map(
      ({ name, place }) => [name, (fields[place] ?? '').trim()] as const,
    );
    if (
      change.externalId.length > longestName ||
      (change.firstName ?? '').length > longestName ||
      (change.lastName ?? '').length > longestName ||
      texts.some(([, text]) => text.length > longestAttribute)
    ) {
      return reject('text_too_long');
    }
    if (texts.length > 0) {
      change.attributes = Object.fromEntries(
        texts.map(([name, text]) => [name, text === '' ? null : text]),
      );
    }

    const warnings: WarningCode[] = [];
    for (const { field } of problems) {
      if (field === 'country') warnings.push('country_unknown');
      if (field === 'locale') warnings.push('locale_unknown');
      if (field === 'timeZone') warnings.push('time_zone_unknown');
    }
    const consent: RowConsent[] = [];
    const date = cell('consentDate') ?? '';
    const source = (cell('consentSource') ?? '').slice(0, 200);
    const givenAt = readConsentDate(date);
    for (const [target, purpose] of [
      ['marketingConsent', 'marketing'],
      ['serviceConsent', 'service'],
    ] as const) {
      const word = cell(target) ?? '';
      const state = readConsent(word);
      if (state === 'unclear') warnings.push('consent_unclear');
      else if (state !== null) {
        const place = `${fileName}, line ${line}`;
        const proof = [source, `“${word}”`, place].filter((part) => part !== '').join(' · ');
        consent.push({ purpose, state, proof: proof.slice(0, 500), givenAt });
      }
    }
    if (date !== '' && givenAt === null && consent.length > 0)
      warnings.push('consent_date_unclear');
    return { kind: 'usable', line, change, consent, warnings };
  };
}

/** By the reasons of `normalisePhone`. */
function phoneCode(code: string): RejectionCode {
  switch (code) {
    case 'not_a_number':
    case 'country_missing':
    case 'country_unknown':
      return `phone_${code}`;
    case 'too_short':
    case 'too_long':
      return `phone_${code}`;
    case 'empty':
      return 'phone_missing';
    default:
      return 'phone_invalid';
  }
}
