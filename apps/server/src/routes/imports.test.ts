import { setTimeout as sleep } from 'node:timers/promises';

import type { ProfileImport } from '@waypost/api';
import { profileIdOf } from '@waypost/engine/profiles';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { startTestApi, type TestApi } from './testing.ts';

let api: TestApi;

beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

async function upload(csv: string, query = '', type = 'text/csv'): Promise<Response> {
  return fetch(`${api.url}/api/profiles/import${query}`, {
    method: 'POST',
    body: csv,
    headers: { authorization: 'Bearer author', 'content-type': type },
  });
}

async function settled(id: string): Promise<ProfileImport> {
  for (;;) {
    const current = await api.client.imports.get({ id });
    if (current.status !== 'checking' && current.status !== 'importing') return current;
    await sleep(20);
  }
}

/** As a shop exports it: everything that can be wrong with a file of people is in here. */
const people = `\uFEFF${[
  'external_id;first_name;phone;country;locale;time_zone;marketing_consent;consent_date;consent_source;tier;notes',
  'n-1;Zoë;+39 320 483 6824;IT;it_IT;Europe/Rome;Sì;2026-04-16;store;gold;"line one\r\nline two"',
  'n-2;秀英;\u200e００８６ 15047591883;中国;zh;Asia/Shanghai;否;;;;',
  'n-3;Bram;06 4196 8234;Atlantis;nl-NL;;No;2026-05-23;"";gold;',
  'n-4;Ana;+31 6 4196 8234;Atlantis;nl_nl;Mars/Base;maybe;2026-05-23;;;"a ""quoted""; text"',
  'n-5;Late;;IT;;;yes;;;;',
  'n-1;Zoe;0039 320 4836824;italia;it;Europe/Rome;;;;silver;',
  'n-1;Zero;123;IT;it;Europe/Rome;no;;;bronze;',
  '',
  ';Nobody;+39 320 4836825;IT;;;yes;;;;',
  'n-6;Too;+39 320 4836826;IT;;;yes;;;;x;y;z',
  'n-7;Mangled;3,91E+11;IT;;;yes;;;;',
  'n-8;Open;"+39 320 4836827;IT;;;yes;;;;',
  'n-9;Élodie;06 12 34 56 78;fr;fr-FR;;OUI;16/04/2026;checkout;;🎉',
].join('\r\n')}\r\n`;

describe('a file uploaded with ?start=true', () => {
  let done: ProfileImport;
  beforeAll(async () => {
    const answer = await upload(people, '?start=true&fileName=people.csv&audienceName=Spring');
    expect(answer.status).toBe(201);
    const body: unknown = await answer.json();
    expect(body).toMatchObject({ fileName: 'people.csv', status: 'importing' });
    const { items } = await api.client.imports.list({});
    done = await settled(items[0]?.id ?? '');
  });

  test('is imported without a further request; every row is imported or rejected', () => {
    expect(done).toMatchObject({
      status: 'done',
      failure: null,
      progress: { rowsDone: 12, rowsImported: 5, rowsRejected: 7, bytesDone: done.byteSize },
      summary: {
        rows: 12,
        importable: 4,
        replaced: 1,
        rejected: 7,
        optedIn: 1,
        optedOut: 1,
        consentUnknown: 2,
        warnings: [
          { code: 'consent_unclear', rows: 1 },
          { code: 'country_unknown', rows: 1 },
          { code: 'time_zone_unknown', rows: 1 },
        ],
      },
    });
    expect(done.finishedAt).not.toBeNull();
  });

  test('columns go where their names say, the others become attributes', () => {
    expect(done.mapping).toEqual({
      external_id: 'externalId',
      first_name: 'firstName',
      phone: 'phone',
      country: 'country',
      locale: 'locale',
      time_zone: 'timeZone',
      marketing_consent: 'marketingConsent',
      consent_date: 'consentDate',
      consent_source: 'consentSource',
      tier: 'attribute:tier',
      notes: 'attribute:notes',
    });
  });

  test('rejected rows are listed with the line they start in and the reason', async () => {
    const { items } = await api.client.imports.rejections({ id: done.id });
    expect(items.map(({ line, code }) => [line, code])).toEqual([
      [5, 'phone_country_unknown'],
      [7, 'phone_missing'],
      [9, 'phone_too_short'],
      [11, 'external_id_missing'],
      [12, 'too_many_columns'],
      [13, 'phone_not_a_number'],
      [14, 'quote_open'],
    ]);
    expect(items[0]?.content).toBe('n-3;Bram;06 4196 8234;Atlantis;nl-NL;;No;2026-05-23;"";gold;');
    expect(items[0]?.reason).toContain('country is not known');
  });

  test('rejected rows come as a file to mend, which can be uploaded as it is', async () => {
    const answer = await fetch(`${api.url}/api/imports/${done.id}/rejections.csv`, {
      headers: { authorization: 'Bearer viewer' },
    });
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(answer.headers.get('content-disposition')).toContain('rejected rows of people.csv');
    const bytes = Buffer.from(await answer.arrayBuffer());
    const lines = bytes.toString('utf8').split('\r\n');
    expect(lines[0]).toBe(
      '\uFEFFrejected_line;rejected_reason;external_id;first_name;phone;country;locale;time_zone;marketing_consent;consent_date;consent_source;tier;notes',
    );
    expect(lines[2]).toBe('7;There is no phone number.;n-5;Late;;IT;;;yes;;;;');
    expect(lines).toHaveLength(9);
    const again = await upload(bytes.toString('utf8'));
    expect(await again.json()).toMatchObject({
      status: 'uploaded',
      mapping: { rejected_line: 'ignore', rejected_reason: 'ignore', phone: 'phone' },
    });
  });

  test('the last usable row of a person counts, and a rejected one after it changes nothing', async () => {
    expect(await api.client.profiles.get({ id: profileIdOf('n-1') })).toMatchObject({
      firstName: 'Zoe',
      phone: '+393204836824',
      country: 'IT',
      locale: 'it',
      timeZone: 'Europe/Rome',
      attributes: { tier: 'silver' },
      marketingConsent: null,
      consentHistory: [],
    });
  });

  test('numbers, countries and locales are read as people write them', async () => {
    expect(await api.client.profiles.get({ id: profileIdOf('n-2') })).toMatchObject({
      firstName: '秀英',
      phone: '+8615047591883',
      country: 'CN',
      marketingConsent: 'out',
    });
    expect(await api.client.profiles.get({ id: profileIdOf('n-4') })).toMatchObject({
      phone: '+31641968234',
      country: 'NL',
      locale: 'nl-NL',
      timeZone: null,
      marketingConsent: null,
      attributes: { notes: 'a "quoted"; text' },
    });
  });

  test('consent keeps its date, its source and the word that was written', async () => {
    const profile = await api.client.profiles.get({ id: profileIdOf('n-9') });
    expect(profile).toMatchObject({ phone: '+33612345678', marketingConsent: 'in' });
    expect(profile.consentHistory).toEqual([
      expect.objectContaining({
        purpose: 'marketing',
        state: 'in',
        source: 'import',
        proof: 'checkout · “OUI” · people.csv, line 15',
        givenAt: '2026-04-16T00:00:00.000Z',
      }),
    ]);
  });

  test('its people are in the audience that was asked for', async () => {
    const audience = await api.client.audiences.get({ id: done.audienceId ?? '' });
    expect(audience).toMatchObject({ name: 'Spring', kind: 'list' });
    const preview = await api.client.audiences.preview({ audienceId: audience.id });
    expect(preview.count).toBe(4);
  });
});
