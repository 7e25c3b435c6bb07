import { profileIdOf } from '@waypost/engine/profiles';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { startTestApi, type TestApi } from './testing.ts';

let api: TestApi;

beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

test('a profile is created and changed by its external id; what is left out stays', async () => {
  const { client } = api;
  const created = await client.profiles.upsert({
    profiles: [
      {
        externalId: 'c-1',
        firstName: 'Élodie',
        lastName: 'Petit',
        phone: '06 12 34 56 78',
        country: 'France',
        locale: 'fr_fr',
        attributes: { tier: 'gold', points: 12 },
        consent: [{ purpose: 'marketing', state: 'in', source: 'api', proof: 'form 7' }],
      },
    ],
  });
  expect(created.profiles).toEqual([{ id: profileIdOf('c-1'), externalId: 'c-1', created: true }]);
  const changed = await client.profiles.upsert({
    profiles: [{ externalId: 'c-1', lastName: null, attributes: { tier: 'silver', points: null } }],
  });
  expect(changed.profiles[0]?.created).toBe(false);
  expect(await client.profiles.get({ id: profileIdOf('c-1') })).toMatchObject({
    externalId: 'c-1',
    firstName: 'Élodie',
    lastName: null,
    phone: '+33612345678',
    country: 'FR',
    locale: 'fr-FR',
    attributes: { tier: 'silver' },
    marketingConsent: 'in',
    serviceConsent: null,
    consentHistory: [{ purpose: 'marketing', state: 'in', proof: 'form 7' }],
  });
});

test('a bad phone or zone is refused by name, and nothing of the set is stored', async () => {
  const answer = await api.call('POST', '/api/profiles', {
    profiles: [
      { externalId: 'ok-1', phone: '+44 7400 123456' },
      { externalId: 'bad-1', phone: '12', country: 'GB', timeZone: 'Mars/Base' },
    ],
  });
  expect(answer).toMatchObject({
    status: 400,
    body: {
      data: { issues: [{ field: 'profiles[1].phone' }, { field: 'profiles[1].timeZone' }] },
    },
  });
  expect((await api.call('GET', `/api/profiles/${profileIdOf('ok-1')}`)).status).toBe(404);
});

test('an opt-out binds the number until its profile opts in again', async () => {
  const { client, database } = api;
  const number = '+447400123777';
  await client.profiles.upsert({
    profiles: [
      { externalId: 'o-1', phone: number, consent: [{ purpose: 'marketing', state: 'in' }] },
    ],
  });
  const id = profileIdOf('o-1');
  const bound = async () =>
    (
      await database.db
        .selectFrom('suppression')
        .select('purpose')
        .where('number', '=', number)
        .execute()
    ).length;
  expect(await bound()).toBe(0);
  await client.profiles.recordConsent({ id, purpose: 'marketing', state: 'out', source: 'desk' });
  expect(await bound()).toBe(1);
  const old = '2020-01-01T00:00:00Z';
  const late = await client.profiles.recordConsent({
    id,
    purpose: 'marketing',
    state: 'in',
    givenAt: old,
  });
  expect(late.marketingConsent).toBe('out');
  expect(late.consentHistory).toHaveLength(3);
  const again = await client.profiles.recordConsent({ id, purpose: 'marketing', state: 'in' });
  expect(again.marketingConsent).toBe('in');
  expect(await bound()).toBe(0);
});

test('people are found by name, number as typed, and consent, page by page', async () => {
  const { client } = api;
  await client.profiles.upsert({
    profiles: Array.from({ length: 7 }, (_, index) => ({
      externalId: `page-${index}`,
      firstName: `Zoë ${index}`,
      lastName: 'Pager_100%',
    })),
  });
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await client.profiles.list({
      search: 'pager_100%',
      sort: 'name',
      limit: 3,
      cursor,
    });
    expect(page.total).toBe(7);
    seen.push(...page.items.map(({ externalId }) => externalId));
    cursor = page.next ?? undefined;
  } while (cursor !== undefined);
  expect(seen).toEqual(['0', '1', '2', '3', '4', '5', '6'].map((n) => `page-${n}`));
  const byNumber = await client.profiles.list({ search: '+33 6 12 34' });
  expect(byNumber.items.map(({ externalId }) => externalId)).toEqual(['c-1']);
  const unknown = await client.profiles.list({ marketingConsent: 'unknown', limit: 200 });
  expect(unknown.items.every(({ marketingConsent }) => marketingConsent === null)).toBe(true);
  expect(unknown.total).toBeGreaterThanOrEqual(7);
});

test('a deleted profile is gone, its opt-out stays with its number', async () => {
  const { client, database } = api;
  await client.profiles.upsert({
    profiles: [
      {
        externalId: 'gone',
        phone: '+447400123555',
        consent: [{ purpose: 'service', state: 'out' }],
      },
    ],
  });
  expect(await client.profiles.remove({ id: profileIdOf('gone') })).toEqual({ removed: 1 });
  expect((await api.call('GET', `/api/profiles/${profileIdOf('gone')}`)).status).toBe(404);
  const left = await database.db
    .selectFrom('suppression')
    .select('number')
    .where('number', '=', '+447400123555')
    .execute();
  expect(left).toHaveLength(1);
});

test('national numbers are read in the country of the workspace unless the profile names one', async () => {
  const { client } = api;
  await client.session.updateWorkspace({ defaultCountry: 'gb' });
  await client.profiles.upsert({ profiles: [{ externalId: 'uk', phone: '07400 123321' }] });
  const profile = await client.profiles.get({ id: profileIdOf('uk') });
  expect(profile).toMatchObject({ phone: '+447400123321', country: 'GB' });
});

test('somebody without a number is created by WhatsApp user id, and found by it and by username', async () => {
  const { client, database } = api;
  await client.profiles.upsert({
    profiles: [
      { externalId: 'hidden-1', firstName: 'Bea', bsuid: 'IT.13491208655302741918' },
      { externalId: 'hidden-2', bsuid: 'IT.999' },
      { externalId: 'both-1', phone: '+393470001111', bsuid: 'IT.88812377' },
    ],
  });
  await database.db
    .updateTable('profile')
    .set({ username: 'bea.rossi' })
    .where('external_id', '=', 'hidden-1')
    .execute();
  const found = async (search: string) => {
    const { items } = await client.profiles.list({ search });
    return items.map(({ externalId, phone, bsuid, username }) => ({
      externalId,
      phone,
      bsuid,
      username,
    }));
  };
  const bea = {
    externalId: 'hidden-1',
    phone: null,
    bsuid: 'IT.13491208655302741918',
    username: 'bea.rossi',
  };
  expect(await found('13491208655')).toEqual([bea]);
  expect(await found('@bea.ro')).toEqual([bea]);
  for (const search of ['it.888123', '8812377', '347 000 11 11', 'both-1']) {
    expect(await found(search)).toMatchObject([{ externalId: 'both-1' }]);
  }
  const wrong = await api.call('POST', '/api/profiles', {
    profiles: [{ externalId: 'hidden-3', bsuid: '+39 347' }],
  });
  expect(wrong.status).toBe(400);
  expect(wrong.body).toMatchObject({ data: { issues: [{ field: 'profiles[0].bsuid' }] } });
});
