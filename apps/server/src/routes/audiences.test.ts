import type { Rule } from '@waypost/journey';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { startTestApi, type TestApi } from './testing.ts';

let api: TestApi;

beforeAll(async () => {
  api = await startTestApi();
  await api.client.profiles.upsert({
    profiles: [
      { externalId: 'a', attributes: { tier: 'gold', points: 10, member_since: '2024-05-01' } },
      { externalId: 'b', attributes: { tier: 'Gold', points: '7' } },
      { externalId: 'c', attributes: { tier: 'silver', vip: true } },
      { externalId: 'd' },
    ],
  });
});
afterAll(() => api.close());

const gold: Rule = {
  kind: 'comparison',
  field: 'profile.tier',
  operator: 'equals',
  value: 'gold',
};

test('an audience by rule is previewed, kept, counted and changed', async () => {
  const { client } = api;
  const preview = await client.audiences.preview({ rule: gold });
  expect(preview).toMatchObject({ count: 2, marketingOptIn: 0 });
  expect(preview.sample.map(({ name }) => name).toSorted()).toEqual(['a', 'b']);
  const audience = await client.audiences.create({ name: 'Gold', rule: gold });
  expect((await client.audiences.list({})).items).toMatchObject([{ name: 'Gold', count: 2 }]);
  await client.audiences.update({
    id: audience.id,
    name: 'Not gold',
    rule: { kind: 'group', combinator: 'and', not: true, rules: [gold] },
  });
  const { items } = await client.audiences.list({ search: 'not' });
  expect(items).toMatchObject([{ name: 'Not gold', count: 2 }]);
  expect((await client.audiences.preview({ audienceId: audience.id })).count).toBe(2);
  expect((await client.audiences.preview({})).count).toBe(4);
  expect(await client.audiences.remove({ id: audience.id })).toEqual({ removed: true });
});

test('a rule over an event is refused: an audience knows none', async () => {
  const rule: Rule = { kind: 'comparison', field: 'event.total', operator: 'is_set', value: null };
  await expect(api.client.audiences.create({ name: 'Bad', rule })).rejects.toMatchObject({
    status: 400,
    data: { issues: [{ field: 'rule' }] },
  });
});

test('attributes found in profiles are offered with their kind and examples', async () => {
  const { items } = await api.client.audiences.attributes();
  const kinds = Object.fromEntries(items.map(({ field, kind }) => [field, kind]));
  expect(kinds).toMatchObject({
    'profile.first_name': 'text',
    'consent.marketing': 'consent',
    'profile.tier': 'text',
    'profile.points': 'number',
    'profile.member_since': 'date',
    'profile.vip': 'boolean',
  });
  const tier = items.find(({ field }) => field === 'profile.tier');
  expect(tier?.examples.toSorted()).toEqual(['Gold', 'gold', 'silver'].toSorted());
});

test('an audience that a campaign reads stays', async () => {
  const { client } = api;
  const audience = await client.audiences.create({ name: 'Read', rule: gold });
  await client.campaigns.create({ name: 'Reader', audienceId: audience.id });
  await expect(client.audiences.remove({ id: audience.id })).rejects.toMatchObject({
    status: 400,
    message: expect.stringContaining('Reader'),
  });
});

async function sorted(sort: 'name' | '-name' | 'updatedAt' | '-updatedAt'): Promise<string[]> {
  const query = { search: 'sorted', sort, limit: 2 };
  const first = await api.client.audiences.list(query);
  const rest = await api.client.audiences.list({ ...query, cursor: first.next ?? '' });
  expect(rest.next).toBeNull();
  return [...first.items, ...rest.items].map(({ name }) => name);
}

test('the list is sorted by name or by last change over all its pages', async () => {
  for (const name of ['sorted B', 'Sorted c', 'Sorted A']) {
    await api.client.audiences.create({ name, rule: gold });
  }
  expect(await sorted('name')).toEqual(['Sorted A', 'sorted B', 'Sorted c']);
  expect(await sorted('-name')).toEqual(['Sorted c', 'sorted B', 'Sorted A']);
  expect(await sorted('updatedAt')).toEqual(['sorted B', 'Sorted c', 'Sorted A']);
  expect(await sorted('-updatedAt')).toEqual(['Sorted A', 'Sorted c', 'sorted B']);
});

test('audiences are nested, but never in a circle, and an inner one stays while another reads it', async () => {
  const { client } = api;
  const inner = await client.audiences.create({ name: 'Inner', rule: gold });
  const inInner: Rule = { kind: 'membership', audienceId: inner.id, member: true };
  const outer = await client.audiences.create({ name: 'Outer', rule: inInner });
  expect((await client.audiences.preview({ audienceId: outer.id })).count).toBe(2);
  const inOuter: Rule = { kind: 'membership', audienceId: outer.id, member: false };
  await expect(
    client.audiences.update({ id: inner.id, name: 'Inner', rule: inOuter }),
  ).rejects.toMatchObject({ status: 400, data: { issues: [{ field: 'rule' }] } });
  await expect(client.audiences.remove({ id: inner.id })).rejects.toMatchObject({
    message: expect.stringContaining('Outer'),
  });
  await client.audiences.remove({ id: outer.id });
  expect(await client.audiences.remove({ id: inner.id })).toEqual({ removed: true });
});

/** Orders of 25 or more in the last 30 days. */
function orders(times: { compare: 'at_least' | 'exactly'; count: number }): Rule {
  return {
    kind: 'events',
    event: 'order',
    where: [{ kind: 'comparison', field: 'event.total', operator: 'at_least', value: 25 }],
    times,
    withinDays: 30,
  };
}

test('people are found by what happened to them, and events are offered with what they bring', async () => {
  const { client } = api;
  const { db } = api.database;
  for (const [externalId, total] of [
    ['a', 30],
    ['a', 80],
    ['b', 20],
  ] as const) {
    // oxlint-disable-next-line no-await-in-loop
    const person = await db
      .selectFrom('profile')
      .select(['bucket', 'id as profile_id'])
      .where('external_id', '=', externalId)
      .executeTakeFirstOrThrow();
    // oxlint-disable-next-line no-await-in-loop
    await db
      .insertInto('event')
      .values({
        ...person,
        kind: 'custom',
        name: 'order',
        payload: JSON.stringify({ total }),
        occurred_at: new Date(),
        received_at: new Date(),
      })
      .execute();
  }
  const countOf = async (rule: Rule) => (await client.audiences.preview({ rule })).count;
  expect(await countOf(orders({ compare: 'at_least', count: 2 }))).toBe(1);
  expect(await countOf(orders({ compare: 'exactly', count: 0 }))).toBe(3);
  const { items } = await client.audiences.events();
  expect(items).toMatchObject([
    { name: 'order', fields: [{ field: 'event.total', kind: 'number' }] },
  ]);
});

test('what somebody says of an attribute counts more than what its values look like', async () => {
  const { client } = api;
  const attribute = async () =>
    (await client.audiences.attributes()).items.find(({ field }) => field === 'profile.points');
  expect(await attribute()).toMatchObject({ kind: 'number', label: 'points' });
  await client.audiences.describeAttribute({ name: 'points', kind: 'text', label: 'Card number' });
  expect(await attribute()).toMatchObject({ kind: 'text', label: 'Card number' });
  await client.audiences.forgetAttribute({ name: 'points' });
  expect(await attribute()).toMatchObject({ kind: 'number', label: 'points' });
});
