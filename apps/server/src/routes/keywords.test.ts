import { ensureKeywordGroups } from '@waypost/engine/keywords';
import { addSender } from '@waypost/engine/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { startTestApi, type TestApi } from './testing.ts';

let api: TestApi;

beforeAll(async () => {
  api = await startTestApi();
  await ensureKeywordGroups(api.database.db, Date.now());
});
afterAll(() => api.close());

function textReply(body: string) {
  return {
    defaultLanguage: 'en',
    byLanguage: { en: { kind: 'text' as const, body, quote: false, linkPreview: false } },
  };
}

async function groupNamed(name: string) {
  const { items } = await api.client.keywords.list();
  const group = items.find((one) => one.name === name);
  if (group === undefined) throw new Error(`no group ${name}`);
  return group;
}

test('an installation starts with words to stop, to start and to ask for help, and is not filled twice', async () => {
  await ensureKeywordGroups(api.database.db, Date.now());
  const { items } = await api.client.keywords.list();
  expect(items.map(({ kind, enabled }) => [kind, enabled])).toEqual([
    ['opt_out', true],
    ['opt_in', true],
    ['help', true],
    ['default', false],
  ]);
  const stop = await groupNamed('Stop');
  expect(stop.words).toEqual(
    expect.arrayContaining(['stop', 'basta', 'désabonner', 'afmelden', '退订']),
  );
  expect(Object.keys(stop.reply?.byLanguage ?? {})).toEqual(['en', 'fr', 'it', 'nl', 'zh']);
});

test('a text is tried: whose word it is, and the answer in the language of the word', async () => {
  const { group, bubble } = await api.client.keywords.try({ text: ' BASTA! ' });
  expect(group).toMatchObject({ kind: 'opt_out' });
  expect(bubble?.body.map(({ text }) => text).join('')).toMatch(/^Non riceverai più/);
  const dutch = await api.client.keywords.try({ text: 'stop', language: 'nl-NL' });
  expect(dutch.bubble?.body.map(({ text }) => text).join('')).toMatch(/^Je krijgt/);
  expect(await api.client.keywords.try({ text: 'where is my order?' })).toEqual({
    group: null,
    bubble: null,
  });
});

test('a group of one’s own answers, for every sender or for one', async () => {
  const senderId = await addSender(api.database.db);
  const created = await api.client.keywords.create({
    kind: 'custom',
    name: 'Opening hours',
    words: ['hours', 'orari'],
    reply: textReply('We are open from 9 to 18, {{ profile.first_name | default: "friend" }}.'),
  });
  await api.client.keywords.create({
    kind: 'custom',
    name: 'Hours of the shop',
    words: ['hours'],
    senderId,
    reply: textReply('The shop is open from 10.'),
  });
  const everywhere = await api.client.keywords.try({ text: 'Orari?' });
  expect(everywhere.group?.id).toBe(created.id);
  expect(everywhere.bubble?.body.map(({ text }) => text).join('')).toBe(
    'We are open from 9 to 18, Ada.',
  );
  expect((await api.client.keywords.try({ text: 'hours', senderId })).group?.name).toBe(
    'Hours of the shop',
  );
  const changed = await api.client.keywords.update({
    ...created,
    words: ['opening'],
    enabled: false,
  });
  expect(changed).toMatchObject({ words: ['opening'], enabled: false, updatedBy: 'test-admin' });
  expect((await api.client.keywords.try({ text: 'opening' })).group).toBeNull();
  await api.client.keywords.remove({ id: created.id });
  expect((await api.call('GET', `/api/keywords/${created.id}`)).status).toBe(404);
});

test.each([
  [{ kind: 'custom', name: 'Empty' }, 'words', /at least one word/],
  [{ kind: 'custom', name: 'Sign', words: ['👍'] }, 'words', /no letters/],
  [{ kind: 'custom', name: 'Taken', words: ['Basta'] }, 'words', /belongs to the group "Stop"/],
  [{ kind: 'default', name: 'Second' }, 'senderId', /already/],
  [{ kind: 'opt_out', name: 'Silence', words: ['silence'] }, 'purposes', /what these words stop/],
  [
    { kind: 'custom', name: 'Long', words: ['long'], reply: textReply('x'.repeat(5000)) },
    'reply.byLanguage.en.body',
    /4,?096/,
  ],
])('%o is refused at its field', async (group, field, text) => {
  const { status, body } = await api.call('POST', '/api/keywords', group);
  expect(status).toBe(400);
  expect(body).toMatchObject({
    data: { issues: [{ field, text: expect.stringMatching(text) }] },
  });
});

test('nobody can take away the way to stop', async () => {
  const stop = await groupNamed('Stop');
  const off = await api.call('PUT', `/api/keywords/${stop.id}`, { ...stop, enabled: false });
  expect(off.status).toBe(400);
  expect((await api.call('DELETE', `/api/keywords/${stop.id}`)).status).toBe(400);
  const author = await api.call('PUT', `/api/keywords/${stop.id}`, stop, 'author');
  expect(author.status).toBe(403);
});
