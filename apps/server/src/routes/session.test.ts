import { afterAll, beforeAll, expect, test } from 'vitest';

import { startTestApi, type TestApi } from './testing.ts';

let api: TestApi;

beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

test('an API key is shown once, listed without itself, and gone when revoked', async () => {
  const { client } = api;
  const created = await client.apiKeys.create({ name: 'shop', role: 'author' });
  expect(created.key).toMatch(/^wp_.{40,}$/);
  const { items } = await client.apiKeys.list();
  expect(items).toMatchObject([{ name: 'shop', role: 'author', createdBy: 'test-admin' }]);
  expect(JSON.stringify(items)).not.toContain(created.key);
  const stored = await api.database.db.selectFrom('api_key').select('hash').execute();
  expect(JSON.stringify(stored)).not.toContain(created.key);
  await client.apiKeys.revoke({ id: created.id });
  expect((await client.apiKeys.list()).items).toEqual([]);
  expect((await api.call('DELETE', `/api/api-keys/${created.id}`)).status).toBe(404);
});

test('the workspace takes a time zone only when there is such a zone', async () => {
  const { client } = api;
  expect(await client.session.updateWorkspace({ timeZone: 'Asia/Shanghai' })).toMatchObject({
    timeZone: 'Asia/Shanghai',
  });
  expect(await api.call('PATCH', '/api/workspace', { timeZone: 'Mars/Base' })).toMatchObject({
    status: 400,
    body: { data: { issues: [{ field: 'timeZone' }] } },
  });
  expect((await client.session.get()).workspace.timeZone).toBe('Asia/Shanghai');
});

test('home of an empty workspace has nothing to lead to', async () => {
  expect(await api.client.session.home()).toEqual({
    demoJourneyId: null,
    demoJourneyPublished: false,
    firstMessageSent: false,
    handsetNumber: null,
    firstReply: false,
    metaSenderConnected: false,
    peopleInside: 0,
    messagesToday: 0,
    repliesToday: 0,
  });
});
