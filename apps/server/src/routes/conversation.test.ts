import { profileIdOf } from '@waypost/engine/profiles';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';

import { startWholeWaypost, type WholeWaypost } from './testing-whole.ts';

let waypost: WholeWaypost;
let journeyId: string;

beforeAll(async () => {
  waypost = await startWholeWaypost();
  const { items } = await waypost.client.journeys.list({});
  journeyId = items[0]?.id ?? '';
});
afterAll(() => waypost.close());

const patience = { timeout: 15_000, interval: 100 };

test('the demo journey runs from the event through a tap to its end, and the API shows the path', async () => {
  const { client } = waypost;
  await client.journeys.publish({ id: journeyId });
  const event = { externalId: 'demo-001', name: 'cart_abandoned', payload: { cart_total: 84.9 } };
  const recorded = await client.events.record({ events: [{ ...event, key: 'k-1' }] });
  expect(recorded).toEqual({ results: [{ status: 'recorded' }], recorded: 1, started: 1 });
  const again = await client.events.record({
    events: [
      { ...event, key: 'k-1' },
      { externalId: 'stranger', name: 'cart_abandoned' },
    ],
  });
  expect(again).toEqual({
    results: [{ status: 'duplicate' }, { status: 'unknown_profile' }],
    recorded: 0,
    started: 0,
  });

  const person = await client.profiles.get({ id: profileIdOf('demo-001') });
  const number = person.phone ?? '';
  const message = await vi.waitFor(async () => {
    const { messages } = await client.handsets.get({ number });
    const [first] = messages;
    if (first === undefined) throw new Error('no message yet');
    return first;
  }, patience);
  expect(message.bubble.body.map(({ text }) => text).join('')).toContain('€84.9');
  const byName = await client.handsets.list({ search: person.firstName ?? '' });
  expect(byName.items).toContainEqual(
    expect.objectContaining({ number: number.slice(1), profileId: person.id }),
  );

  await client.handsets.tap({ number, messageId: message.id, button: 0 });
  const run = await vi.waitFor(async () => {
    const { items } = await client.journeys.people({ id: journeyId, status: 'finished' });
    const [first] = items;
    if (first === undefined) throw new Error('still inside');
    return first;
  }, patience);
  const path = await client.runs.get({ id: run.id });
  expect(path.steps.map(({ activityId, port }) => [activityId, port])).toEqual([
    ['entry', 'next'],
    ['reminder', 'next'],
    ['reaction', 'complete'],
    ['completed', null],
  ]);
  expect(path.messages.map(({ direction }) => direction)).toEqual(['out', 'in']);
  expect(path.messages[1]?.bubble?.body[0]?.text).toBe('Complete order');
  expect(path.events.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['custom', 'button']));
  expect(person.id).toBe(path.profileId);
});

test('a wait of a demo person can be skipped, and the second message comes', async () => {
  const { client } = waypost;
  await client.events.record({ events: [{ externalId: 'demo-002', name: 'cart_abandoned' }] });
  const inside = await vi.waitFor(async () => {
    const { items } = await client.journeys.people({
      id: journeyId,
      show: 'here',
      activityId: 'reaction',
    });
    const [first] = items;
    if (first === undefined) throw new Error('not there yet');
    return first;
  }, patience);
  expect((await client.runs.get({ id: inside.id })).maySkipWait).toBe(true);
  await client.runs.skipWait({ id: inside.id });
  await vi.waitFor(async () => {
    const { items } = await client.journeys.people({
      id: journeyId,
      show: 'here',
      activityId: 'wait',
    });
    expect(items.map(({ id }) => id)).toEqual([inside.id]);
  }, patience);
  const skippedAt = new Date().toISOString();
  await client.runs.skipWait({ id: inside.id });
  await vi.waitFor(async () => {
    const { items } = await client.messages.list({ runId: inside.id, activityId: 'offer' });
    expect(items).toHaveLength(1);
    expect(items[0]?.acceptedAt && items[0].acceptedAt >= skippedAt).toBe(true);
  }, patience);
});

test('who is excluded is listed with the reason', async () => {
  const { client } = waypost;
  const optedOut = await client.profiles.list({ marketingConsent: 'out', limit: 1 });
  const profileId = optedOut.items[0]?.id ?? '';
  await client.events.record({ events: [{ profileId, name: 'cart_abandoned' }] });
  await vi.waitFor(async () => {
    const { items } = await client.journeys.people({
      id: journeyId,
      show: 'excluded',
      activityId: 'reminder',
    });
    expect(items.map((run) => run.profileId)).toEqual([profileId]);
  }, patience);
  const { items } = await client.messages.list({ journeyId, exclusion: 'opted_out' });
  expect(items).toMatchObject([{ profileId, state: 'excluded', acceptedAt: null }]);
  const counts = await client.journeys.counts({ id: journeyId });
  const reminder = counts.activities.find(({ activityId }) => activityId === 'reminder');
  expect(reminder?.excluded).toEqual({ opted_out: 1 });
});

test('a deleted person leaves the journey, and the numbers say so', async () => {
  const { client } = waypost;
  await client.events.record({ events: [{ externalId: 'demo-004', name: 'cart_abandoned' }] });
  const id = profileIdOf('demo-004');
  await vi.waitFor(async () => {
    const { items } = await client.journeys.people({ id: journeyId, show: 'here' });
    expect(items.some((run) => run.profileId === id && run.waitingFor === 'reaction')).toBe(true);
  }, patience);
  const before = await client.journeys.counts({ id: journeyId });
  await client.profiles.remove({ id });
  const after = await client.journeys.counts({ id: journeyId });
  expect(after.peopleInside).toBe(before.peopleInside - 1);
});

test('a text that cannot be stored is refused where it came in', async () => {
  const { client } = waypost;
  const text = `a${String.fromCodePoint(0)}b`;
  const refused = { status: 400, message: expect.stringContaining('U+0000') };
  await expect(
    client.events.record({
      events: [{ externalId: 'demo-003', name: 'x', payload: { text } }],
    }),
  ).rejects.toMatchObject(refused);
  await expect(client.journeys.create({ name: text })).rejects.toMatchObject(refused);
  await expect(
    client.profiles.upsert({ profiles: [{ externalId: 'z', attributes: { text } }] }),
  ).rejects.toMatchObject(refused);
});

test('a stop is noted with who did it', async () => {
  const { client, database } = waypost;
  await client.journeys.stop({ id: journeyId });
  const entries = await database.db
    .selectFrom('audit_entry')
    .select(['actor', 'action', 'subject'])
    .where('subject', '=', journeyId)
    .orderBy('id')
    .execute();
  expect(entries.map(({ action }) => action)).toEqual(['journeys.publish', 'journeys.stop']);
  expect(entries[0]?.actor).toBe('api-key:WAYPOST_API_KEY');
});

test('a second sender on the simulator is connected, sends, and hears answers at once', async () => {
  const { client } = waypost;
  const sender = await client.senders.create({
    name: 'Second',
    connection: 'simulator',
    phoneNumberId: '999999999942',
    wabaId: '888888888888',
    accessToken: 'secret-token',
    appSecret: 'secret-app',
  });
  expect(sender).toMatchObject({ displayPhoneNumber: '+1 555-0142', verifiedName: 'Second' });
  const { items: templates } = await client.templates.list({ senderId: sender.id });
  expect(templates.length).toBeGreaterThan(6);
  const campaign = await client.campaigns.create({
    name: 'From the second',
    senderId: sender.id,
    audienceId: (await client.audiences.list({ search: 'Gold' })).items[0]?.id ?? null,
    content: {
      template: {
        name: 'welcome_coupon',
        defaultLanguage: 'en',
        byLanguage: {
          en: {
            values: {
              'body.first_name': { value: 'friend', fallback: '' },
              'button.0.code': { value: 'WELCOME10', fallback: '' },
            },
          },
        },
      },
    },
  });
  await client.campaigns.send({ id: campaign.id });
  await vi.waitFor(async () => {
    const { delivered } = await client.campaigns.report({ id: campaign.id });
    expect(delivered).toBeGreaterThan(0);
  }, patience);
});

test('no answer about senders holds a secret', async () => {
  const { client } = waypost;
  const { items } = await client.senders.list();
  expect(JSON.stringify(items)).not.toMatch(/secret-token|secret-app/);
  expect(Object.keys(items[0] ?? {})).not.toContain('accessToken');
});

test('a sender can be paused and resumed', async () => {
  const { client } = waypost;
  const id = (await client.senders.list()).items[0]?.id ?? '';
  expect((await client.senders.pause({ id })).pausedAt).not.toBeNull();
  expect((await client.senders.resume({ id })).pausedAt).toBeNull();
});

test('an account that does not answer connects no sender', async () => {
  const { client } = waypost;
  await expect(
    client.senders.create({
      name: 'Nobody',
      connection: 'simulator',
      phoneNumberId: '999999999942',
      wabaId: '777777777777',
      accessToken: 'x',
      appSecret: 'y',
    }),
  ).rejects.toMatchObject({ status: 400 });
  expect(await client.templates.sync()).toMatchObject({ failed: [] });
});
