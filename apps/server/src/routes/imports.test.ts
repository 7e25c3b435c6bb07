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

describe('a file that is checked first', () => {
  test('changes nothing until it is started, and the summary says what would happen', async () => {
    const answer = await upload(
      'Klantnummer,Mobiel,Voornaam,Toestemming\n' +
        'k-1,06 41968234,Bram,ja\nk-2,06 41968235,Sanne,nee\nk-3,,Joost,ja\nk-2,06 41968236,Sanne,\n',
    );
    expect(answer.status).toBe(201);
    const { items } = await api.client.imports.list({ limit: 1 });
    const uploaded = items[0];
    if (uploaded === undefined) throw new Error('no import');
    expect(uploaded).toMatchObject({
      status: 'uploaded',
      fileName: 'upload.csv',
      columns: ['Klantnummer', 'Mobiel', 'Voornaam', 'Toestemming'],
      mapping: { Klantnummer: 'externalId', Mobiel: 'phone', Toestemming: 'marketingConsent' },
      summary: null,
    });
    expect(uploaded.sample[0]).toEqual(['k-1', '06 41968234', 'Bram', 'ja']);
    const options = { id: uploaded.id, mapping: uploaded.mapping };

    await api.client.imports.check(options);
    expect((await settled(uploaded.id)).summary).toMatchObject({
      importable: 0,
      rejectedByCode: [
        { code: 'phone_country_missing', rows: 3 },
        { code: 'phone_missing', rows: 1 },
      ],
    });
    await api.client.imports.check({ ...options, defaultCountry: 'NL' });
    const checked = await settled(uploaded.id);
    expect(checked).toMatchObject({
      status: 'checked',
      summary: { rows: 4, importable: 2, replaced: 1, rejected: 1, optedIn: 1, consentUnknown: 1 },
      progress: { rowsDone: 4, rowsImported: 0, rowsRejected: 1, bytesDone: checked.byteSize },
    });
    expect((await api.call('GET', `/api/profiles/${profileIdOf('k-1')}`)).status).toBe(404);

    await api.client.imports.start({ ...options, defaultCountry: 'NL' });
    expect(await settled(uploaded.id)).toMatchObject({
      status: 'done',
      summary: checked.summary,
      progress: { rowsDone: 4, rowsImported: 3, rowsRejected: 1 },
    });
    expect(await api.client.profiles.get({ id: profileIdOf('k-2') })).toMatchObject({
      phone: '+31641968236',
      country: 'NL',
      marketingConsent: null,
    });
    expect(await api.call('POST', `/api/imports/${uploaded.id}/start`, options)).toMatchObject({
      status: 409,
      body: { code: 'CONFLICT', message: expect.stringContaining('imported already') },
    });
  });

  test('refuses a mapping that means nothing, naming the columns', async () => {
    await upload('a,b\n1,2\n');
    const { items } = await api.client.imports.list({ limit: 1 });
    const answer = await api.call('POST', `/api/imports/${items[0]?.id}/check`, {
      mapping: { a: 'firstName', b: 'firstName', c: 'phone' },
      defaultCountry: 'XX',
    });
    expect(answer).toMatchObject({
      status: 400,
      body: {
        data: {
          issues: [
            { field: 'mapping.b' },
            { field: 'mapping.c' },
            { field: 'mapping' },
            { field: 'defaultCountry' },
          ],
        },
      },
    });
  });
});

async function imported(csv: string): Promise<ProfileImport> {
  const answer = await upload(csv, '?start=true');
  expect(answer.status).toBe(201);
  const { items } = await api.client.imports.list({ limit: 1 });
  return settled(items[0]?.id ?? '');
}

async function consentOf(externalId: string) {
  const profile = await api.client.profiles.get({ id: profileIdOf(externalId) });
  return profile.marketingConsent;
}

describe('a person who opted out', () => {
  test('stays out when a file opts them in without a date or with an older one', async () => {
    await imported('id,phone,consent,consent_date\no-1,+393204836900,no,2026-06-01\n');
    expect(await consentOf('o-1')).toBe('out');
    const undated = await imported('id,phone,consent,consent_date\no-1,+393204836900,yes,\n');
    expect(undated.summary?.warnings).toEqual([
      { code: 'consent_opted_out', rows: 1, text: expect.stringContaining('the opt-out stays') },
    ]);
    expect(await consentOf('o-1')).toBe('out');
    await imported('id,phone,consent,consent_date\no-1,+393204836900,yes,2026-05-31\n');
    expect(await consentOf('o-1')).toBe('out');
  });

  test('comes back by a later opt-in; an empty cell says nothing', async () => {
    await imported('id,phone,consent,consent_date\no-1,+393204836900,yes,2026-06-02\n');
    expect(await consentOf('o-1')).toBe('in');
    await imported('id,phone,consent,consent_date\no-1,+393204836900,,\n');
    expect(await consentOf('o-1')).toBe('in');
  });
});

test('a file without ids knows people by their number', async () => {
  const done = await imported('Telefono\tNome\n+39 320 4836950\tGiulia\n');
  expect(done).toMatchObject({ status: 'done', progress: { rowsImported: 1 } });
  expect(await api.client.profiles.get({ id: profileIdOf('+393204836950') })).toMatchObject({
    phone: '+393204836950',
    firstName: 'Giulia',
  });
});

function text(content: string) {
  return new TextEncoder().encode(content);
}

async function form(
  name: string,
  content: Uint8Array<ArrayBuffer>,
  part = 'file',
): Promise<Response> {
  const body = new FormData();
  body.append('note', 'not the file');
  body.append(part, new Blob([content]), name);
  return fetch(`${api.url}/api/profiles/import`, {
    method: 'POST',
    body,
    headers: { authorization: 'Bearer author' },
  });
}

describe('an upload', () => {
  test('by a form brings its file name', async () => {
    const answer = await form('Gäste 客人.csv', text('id;phone\n1;+393204836951\n'));
    expect(answer.status).toBe(201);
    expect(await answer.json()).toMatchObject({
      fileName: 'Gäste 客人.csv',
      columns: ['id', 'phone'],
    });
  });

  test.for([
    ['UTF-16', Buffer.from('\uFEFFid,name\n1,Zoë\n', 'utf16le')],
    ['Windows', Buffer.from('id,name\n1,Zoë\n', 'latin1')],
    ['UTF-8', Buffer.from('id,name\n1,Zoë\n')],
  ] as const)('is read in %s', async ([, content]) => {
    const answer = await form('names.csv', new Uint8Array(content));
    expect(await answer.json()).toMatchObject({ columns: ['id', 'name'], sample: [['1', 'Zoë']] });
  });

  test.for([
    ['an empty file', text(''), 'first line has to name the columns'],
    ['a spreadsheet', new Uint8Array(4096), 'Save the spreadsheet as CSV'],
  ] as const)('refuses %s', async ([, content, message]) => {
    const answer = await form('people.csv', content);
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({
      code: 'BAD_REQUEST',
      message: expect.stringContaining(message),
      data: { issues: [{ field: 'file' }] },
    });
  });

  test('refuses a form without a file, and one that is no form', async () => {
    const answer = await form('people.csv', text('id,phone\n'), 'other');
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ message: expect.stringContaining('part "file"') });
    expect((await upload('x', '', 'multipart/form-data')).status).toBe(400);
    expect((await upload('id,phone\n', '?start=perhaps')).status).toBe(400);
  });

  test('that breaks off leaves nothing behind', async () => {
    const before = await api.client.imports.list({});
    for (const type of ['text/csv', 'multipart/form-data; boundary=x']) {
      const breaking = new AbortController();
      const body = new ReadableStream<Uint8Array>({
        async pull(controller) {
          controller.enqueue(
            text(
              type === 'text/csv'
                ? 'id,phone\n'
                : '--x\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\n\r\nid,phone\n',
            ),
          );
          await sleep(100);
          breaking.abort();
        },
      });
      await expect(
        fetch(`${api.url}/api/profiles/import`, {
          method: 'POST',
          body,
          duplex: 'half',
          signal: breaking.signal,
          headers: { authorization: 'Bearer author', 'content-type': type },
        }),
      ).rejects.toThrow();
    }
    await expect
      .poll(() =>
        api.database.db
          .selectFrom('import_chunk')
          .select('n')
          .where('import_id', 'not in', api.database.db.selectFrom('profile_import').select('id'))
          .execute(),
      )
      .toEqual([]);
    expect(await api.client.imports.list({})).toEqual(before);
  });

  test('and the rejected rows are for those who may', async () => {
    const path = '/api/imports/00000000-0000-4000-8000-000000000000/rejections.csv';
    expect((await api.call('GET', path, undefined, null)).status).toBe(401);
    expect((await api.call('GET', path, undefined, 'viewer')).status).toBe(404);
    expect((await api.call('POST', '/api/profiles/import', {}, 'viewer')).status).toBe(403);
  });
});
