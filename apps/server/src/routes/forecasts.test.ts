import type { ContractRouterClient } from '@orpc/contract';
import type { Contract } from '@waypost/api';
import { addProfiles, addSender } from '@waypost/engine/testing';
import { graphSchema, type Graph } from '@waypost/journey';
import { exampleRateCard } from '@waypost/whatsapp';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { startTestApi, type TestApi } from './testing.ts';

let api: TestApi;
let client: ContractRouterClient<Contract>;
let journeyId: string;
let graph: Graph;

beforeAll(async () => {
  api = await startTestApi();
  ({ client } = api);
  const senderId = await addSender(api.database.db);
  await addProfiles(api.database.db, 40, 'person', Date.now() - 60_000);
  graph = drawn(senderId);
  const { id } = await client.journeys.create({ name: 'Greeting', draft: graph });
  journeyId = id;
});
afterAll(() => api.close());

function drawn(senderId: string): Graph {
  const hello = { name: 'hello', defaultLanguage: 'en' };
  const values = { 'body.1': { value: '{{ profile.first_name }}', fallback: 'you' } };
  const activities = [
    { id: 'in', type: 'entryAudience' },
    {
      id: 'greet',
      type: 'whatsapp',
      senderId,
      content: { template: { ...hello, byLanguage: { en: { values } } } },
    },
    {
      id: 'asked',
      type: 'reaction',
      activityId: 'greet',
      outcomes: [{ id: 'said', kind: 'reply' }],
      deadline: { amount: 1, unit: 'days' },
    },
    { id: 'out', type: 'end' },
  ];
  const ways = [
    ['in', 'next', 'greet'],
    ['greet', 'next', 'asked'],
    ['asked', 'said', 'out'],
    ['asked', 'deadline', 'out'],
  ];
  return graphSchema.parse({
    format: 1,
    settings: { reentry: 'always' },
    activities: activities.map((activity) => ({ position: { x: 0, y: 0 }, ...activity })),
    connections: ways.map(([activity = '', port = '', to = ''], place) => ({
      id: `way${place}`,
      from: { activity, port },
      to,
    })),
  });
}

/** The forecast at the end of what is told on the way. */
async function forecast(input: Partial<Parameters<typeof client.forecasts.run>[0]> = {}) {
  const told = [];
  for await (const news of await client.forecasts.run({ id: journeyId, graph, ...input })) {
    told.push(news);
  }
  const last = told.at(-1);
  expect(told.slice(0, -1).every((news) => news.forecast === null)).toBe(true);
  if (last?.forecast == null) throw new Error('no forecast at the end');
  return last.forecast;
}

test('rates nobody knows are called assumed, and a forecast by them says who goes where', async () => {
  const { items } = await client.forecasts.rates({ id: journeyId, graph });
  expect(items).toEqual([{ activityId: 'asked', port: 'said', share: 0.1, source: 'assumed' }]);
  const { people, activities, happened } = await forecast({
    rates: [{ activityId: 'asked', port: 'said', share: 0.25 }],
  });
  expect(people).toBe(40);
  expect(activities.find(({ activityId }) => activityId === 'asked')?.left).toEqual({
    said: 10,
    deadline: 30,
  });
  expect(happened).toBeNull();
});

test('a forecast costs what the rate card says, by example prices until somebody writes some', async () => {
  const gb = exampleRateCard.countries.find(({ country }) => country === 'GB')?.marketing ?? 0;
  const example = await forecast();
  expect(example.cost).toMatchObject({
    currency: 'EUR',
    isExample: true,
    total: { messages: 40, amount: gb * 40, elsewhere: 0 },
    countries: [{ country: 'GB', amount: gb * 40 }],
  });
  const prices = { marketing: 0.5, utility: null, authentication: null, service: null };
  const card = { ...exampleRateCard, currency: 'GBP', countries: [], everywhereElse: prices };
  const saved = await client.rateCard.save({ card, after: null });
  expect(saved).toMatchObject({ card, written: { by: 'test-admin' } });
  expect(await client.rateCard.get()).toEqual(saved);
  const own = await forecast();
  expect(own.cost).toMatchObject({
    currency: 'GBP',
    isExample: false,
    total: { amount: 20, elsewhere: 40 },
  });
  expect(own.activities.find(({ activityId }) => activityId === 'greet')?.cost).toBe(20);
  expect(own.senders).toMatchObject([{ cost: 20, days: [{ day: 0, messages: 40, cost: 20 }] }]);
  const summary = await client.journeys.publishSummary({ id: journeyId });
  expect(summary).toMatchObject({
    reachable: 40,
    cost: { amount: 20, messages: 40, currency: 'GBP', isExample: false },
  });
  const { rows } = await sql<{ action: string }>`
    SELECT action FROM audit_entry WHERE action = 'rateCard.save'`.execute(api.database.db);
  expect(rows).toHaveLength(1);
});

test('prices that somebody else saved meanwhile are not overwritten unseen', async () => {
  const theirs = await client.rateCard.get();
  const mine = { ...exampleRateCard, currency: 'USD' };
  for (const after of [null, '2026-01-01T00:00:00.000Z']) {
    // oxlint-disable-next-line no-await-in-loop
    await expect(client.rateCard.save({ card: mine, after })).rejects.toMatchObject({
      code: 'CONFLICT',
      data: theirs,
    });
  }
  expect(await client.rateCard.get()).toEqual(theirs);
  const saved = await client.rateCard.save({ card: mine, after: theirs.written?.at ?? null });
  expect(saved.card).toEqual(mine);
});

test('prices are refused that cannot be, and from people who may not set any', async () => {
  const odd = { ...exampleRateCard, currency: 'euros' };
  expect(await api.call('PUT', '/api/rate-card', { card: odd, after: null })).toMatchObject({
    status: 400,
    body: {
      data: { issues: [{ field: 'card.currency', text: 'use a currency code such as EUR.' }] },
    },
  });
  const even = { card: exampleRateCard, after: null };
  expect((await api.call('PUT', '/api/rate-card', even, 'author')).status).toBe(403);
  expect((await api.call('GET', '/api/rate-card', undefined, 'viewer')).status).toBe(200);
});

test('what cannot be forecast is refused with the reason', async () => {
  const empty = { ...graph, activities: [], connections: [] };
  await expect(forecast({ graph: empty })).rejects.toMatchObject({
    code: 'BAD_REQUEST',
    data: { issues: [{ field: 'graph' }] },
  });
  await expect(forecast({ asInVersion: 7 })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  const id = '00000000-0000-4000-8000-000000000000';
  await expect(forecast({ id })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  await expect(client.forecasts.rates({ id, graph })).rejects.toMatchObject({ code: 'NOT_FOUND' });
});
