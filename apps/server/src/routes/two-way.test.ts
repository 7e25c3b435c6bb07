import { afterAll, beforeAll, expect, test, vi } from 'vitest';

import { startWholeWaypost, type WholeWaypost } from './testing-whole.ts';

let waypost: WholeWaypost;

beforeAll(async () => {
  waypost = await startWholeWaypost();
});
afterAll(() => waypost.close());

const patience = { timeout: 30_000, interval: 100 };

async function found<T>(look: () => Promise<T | undefined>): Promise<T> {
  return vi.waitFor(async () => {
    const one = await look();
    if (one === undefined) throw new Error('not yet');
    return one;
  }, patience);
}

test('somebody who hides their number is written to by user id, answers, and is in lists, search and reports', async () => {
  const { client } = waypost;
  const { number } = await client.handsets.create({
    name: 'Bea Rossi',
    username: 'bea.rossi',
    hidesNumber: true,
  });
  const { senders, userId } = await client.handsets.get({ number });
  const phoneNumberId = senders[0]?.phoneNumberId ?? '';
  await client.handsets.reply({ number, phoneNumberId, text: 'Hello, is anybody there?' });

  // First contact makes a profile without a number; search finds it by username and by user id.
  const profile = await found(async () => {
    const { items } = await client.profiles.list({ search: '@bea.rossi' });
    return items[0];
  });
  expect(profile).toMatchObject({ phone: null, bsuid: userId, username: 'bea.rossi' });
  expect((await client.profiles.list({ search: userId })).items.map(({ id }) => id)).toEqual([
    profile.id,
  ]);
  await client.profiles.recordConsent({ id: profile.id, purpose: 'marketing', state: 'in' });

  // A journey writes to the user id.
  const journey = (await client.journeys.list({})).items[0];
  const journeyId = journey?.id ?? '';
  await client.journeys.publish({ id: journeyId });
  const recorded = await client.events.record({
    events: [{ bsuid: userId, name: 'cart_abandoned', payload: { cart_total: 20 } }],
  });
  expect(recorded.started).toBe(1);
  const template = await found(async () => {
    const { messages } = await client.handsets.get({ number });
    return messages.find(({ direction, kind }) => direction === 'in' && kind === 'template');
  });

  // A tap brings the person on, statuses find their message.
  await client.handsets.tap({ number, messageId: template.id, button: 0 });
  const run = await found(async () => {
    const { items } = await client.journeys.people({
      id: journeyId,
      status: 'finished',
      search: 'bea.rossi',
    });
    return items[0];
  });
  expect(run).toMatchObject({ profileId: profile.id, phone: null, bsuid: userId });
  await vi.waitFor(async () => {
    const { items } = await client.messages.list({ journeyId, direction: 'out' });
    expect(items).toMatchObject([{ number: userId, profileId: profile.id }]);
    expect(items[0]?.deliveredAt).not.toBeNull();
  }, patience);
  const { items: answers } = await client.messages.list({
    profileId: profile.id,
    direction: 'in',
  });
  expect(answers.map((message) => message.number)).toEqual([userId, userId]);
  await vi.waitFor(async () => {
    const counts = await client.journeys.counts({ id: journeyId });
    const reminder = counts.activities.find(({ activityId }) => activityId === 'reminder');
    expect(reminder).toMatchObject({ sent: 1, delivered: 1 });
  }, patience);

  // STOP binds the user id; the confirmation still comes.
  await client.handsets.reply({ number, phoneNumberId, text: 'BASTA' });
  await vi.waitFor(async () => {
    const { messages } = await client.handsets.get({ number });
    const texts = messages.map(({ bubble }) => bubble.body.map(({ text }) => text).join(''));
    expect(texts).toContainEqual(expect.stringMatching(/^Non riceverai più nostri messaggi/));
  }, patience);
  const stopped = await client.profiles.get({ id: profile.id });
  expect(stopped.marketingConsent).toBe('out');
  expect(stopped.consentHistory[0]).toMatchObject({ state: 'out', source: 'whatsapp' });
  expect(stopped.consentHistory[0]?.proof).toMatch(/^“BASTA” \(wamid\./);
});

test('a picture from a phone can be downloaded, and a place is shown as one', async () => {
  const { client } = waypost;
  const { number } = await client.handsets.create({ name: 'Noor', number: '+447700900777' });
  const { senders } = await client.handsets.get({ number });
  const phoneNumberId = senders[0]?.phoneNumberId ?? '';
  await client.handsets.send({
    number,
    message: { kind: 'image', phoneNumberId, caption: 'My pot' },
  });
  await client.handsets.send({
    number,
    message: { kind: 'location', phoneNumberId, latitude: 45.07, longitude: 7.68, name: 'Turin' },
  });
  const { items: people } = await vi.waitFor(async () => {
    const found = await client.profiles.list({ search: '+447700900777' });
    expect(found.items).toHaveLength(1);
    return found;
  }, patience);
  const profileId = people[0]?.id ?? '';
  const picture = await vi.waitFor(async () => {
    const { items } = await client.messages.list({ profileId, direction: 'in' });
    const headers = items.map(({ bubble }) => bubble?.header);
    expect(headers).toContainEqual(expect.objectContaining({ kind: 'location', name: 'Turin' }));
    const header = headers.find((one) => one?.kind === 'image');
    if (header?.kind !== 'image' || header.url === undefined) throw new Error('not there yet');
    expect(header.url).toMatch(/^\/api\/media\/.+\/content$/);
    return header.url;
  }, patience);
  const answer = await fetch(new URL(picture, waypost.url), {
    headers: { authorization: 'Bearer wp_key_for_tests_0123456789abcdef' },
  });
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-type')).toMatch(/^image\//);
  expect((await answer.arrayBuffer()).byteLength).toBeGreaterThan(50);
});
