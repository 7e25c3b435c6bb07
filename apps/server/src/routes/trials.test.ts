import { createJourney } from '@waypost/engine/journeys';
import { createSender } from '@waypost/engine/senders';
import { graphSchema, type Graph } from '@waypost/journey';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { startTestApi, type TestApi } from './testing.ts';

let api: TestApi;
let senderId: string;
let journeyId: string;
const asked: string[] = [];

beforeAll(async () => {
  api = await startTestApi(({ engine }) => ({
    engine: {
      ...engine,
      startTrial: ({ profileIds }) => {
        asked.push(...profileIds);
        return Promise.reject(new Error('asked for'));
      },
    },
  }));
  const { db } = api.database;
  const sender = await createSender(
    db,
    {
      name: 'Shop',
      connection: 'meta',
      phoneNumberId: '100001',
      wabaId: 'account',
      displayPhoneNumber: '+44 7700 900001',
      verifiedName: 'Shop',
      quality: 'GREEN',
      messagesPerSecond: 80,
      token: Buffer.alloc(0),
      appSecret: Buffer.alloc(0),
    },
    Date.now(),
  );
  if (sender === null) throw new Error('the sender exists');
  senderId = sender.id;
  journeyId = await createJourney(
    db,
    { name: 'Offer', draft: greeting(), actor: 'Test' },
    Date.now(),
  );
});
afterAll(() => api.close());

function greeting(text = 'Hello'): Graph {
  return graphSchema.parse({
    format: 1,
    settings: {},
    activities: [
      { id: 'in', type: 'entryAudience', position: { x: 0, y: 0 } },
      {
        id: 'greet',
        type: 'whatsapp',
        position: { x: 0, y: 150 },
        senderId,
        content: {
          response: { defaultLanguage: 'en', byLanguage: { en: { kind: 'text', body: text } } },
        },
      },
    ],
    connections: [{ id: 'a', from: { activity: 'in', port: 'next' }, to: 'greet' }],
  });
}

function start(graph: Graph, more: object = {}) {
  return api.call('POST', `/api/journeys/${journeyId}/trials`, {
    graph,
    profileIds: ['0198a1f0-0000-7000-8000-000000000001'],
    ...more,
  });
}

test('what can not be published can not be tried, and every problem names its field', async () => {
  const { status, body } = await start(greeting(''));
  expect(status).toBe(400);
  expect(JSON.stringify(body)).toContain('graph.greet.content.response');
  expect(await start(greeting(), { profileIds: [] })).toMatchObject({ status: 400 });
  expect(asked).toEqual([]);
});

test('real messages leave only once somebody has said so', async () => {
  const refused = await start(greeting());
  expect(refused.status).toBe(400);
  expect(JSON.stringify(refused.body)).toContain('sendsForReal');
  expect(JSON.stringify(refused.body)).toContain('“Shop” is connected to Meta');
  expect(asked).toEqual([]);
  await start(greeting(), { sendsForReal: true });
  expect(asked).toHaveLength(1);
});

test('only publishers try a journey, and what is not there is not found', async () => {
  const path = `/api/journeys/${journeyId}/trials`;
  const body = { graph: greeting(), profileIds: ['0198a1f0-0000-7000-8000-000000000001'] };
  expect(await api.call('POST', path, body, 'author')).toMatchObject({ status: 403 });
  expect(await api.call('GET', path, undefined, 'viewer')).toMatchObject({
    status: 200,
    body: { items: [] },
  });
  expect(await api.call('GET', '/api/trials/0198a1f0-0000-7000-8000-000000000009')).toMatchObject({
    status: 404,
  });
});
