import { profileIdOf } from '@waypost/engine/profiles';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';

import { startWholeWaypost, type WholeWaypost } from './testing-whole.ts';

const patience = { timeout: 20_000, interval: 50 };

let waypost: WholeWaypost;
let number: string;
let profileId: string;
let senderId: string;
let phoneNumberId: string;

beforeAll(async () => {
  waypost = await startWholeWaypost();
  profileId = profileIdOf('demo-001');
  number = (await waypost.client.profiles.get({ id: profileId })).phone ?? '';
  const [sender] = (await waypost.client.senders.list({})).items;
  if (sender === undefined) throw new Error('the demo has a sender');
  senderId = sender.id;
  phoneNumberId = sender.phoneNumberId;
});
afterAll(() => waypost.close());

function says(text: string): Promise<unknown> {
  return waypost.client.handsets.reply({ number, phoneNumberId, text });
}

test('what a person writes is an unread conversation, and an answer arrives on their phone', async () => {
  const { client } = waypost;
  expect((await client.conversations.list({})).items).toEqual([]);
  await expect(
    client.conversations.reply({ profileId, senderId, text: 'Hello' }),
  ).rejects.toMatchObject({ code: 'NOT_FOUND' });

  await says('Do you open on Sunday?');
  const conversation = await vi.waitFor(async () => {
    const [first] = (await client.conversations.list({ show: 'unread' })).items;
    if (first === undefined) throw new Error('nothing has come in yet');
    return first;
  }, patience);
  expect(conversation).toMatchObject({ profileId, senderId, isUnread: true });
  expect(new Date(conversation.windowUntil).getTime()).toBeGreaterThan(Date.now() + 23 * 3_600_000);
  expect(conversation.latest).toMatchObject({ direction: 'in' });
  expect(await client.conversations.unread({})).toEqual({ count: 1 });

  const { messageId } = await client.conversations.reply({
    profileId,
    senderId,
    text: '  Yes, from ten to six.  ',
  });
  await vi.waitFor(async () => {
    const { messages } = await client.handsets.get({ number });
    const words = messages.map(({ bubble }) => bubble.body.map(({ text }) => text).join(''));
    expect(words).toContain('Yes, from ten to six.');
  }, patience);
  expect(await client.conversations.unread({})).toEqual({ count: 0 });
  const { items } = await client.conversations.messages({ profileId, senderId });
  expect(items.map(({ direction }) => direction)).toEqual(['out', 'in']);
  expect(items[0]?.id).toBe(messageId);
});

test('an answer after the window has closed is refused and says what to do', async () => {
  const { client, database } = waypost;
  await says('Are you there?');
  await vi.waitFor(async () => {
    expect(await client.conversations.unread({})).toEqual({ count: 1 });
  }, patience);
  await database.db
    .updateTable('customer_window')
    .set({ expires_at: new Date(Date.now() - 1000) })
    .execute();
  await expect(
    client.conversations.reply({ profileId, senderId, text: 'Yes' }),
  ).rejects.toMatchObject({ code: 'CONFLICT', message: expect.stringContaining('template') });
  expect((await client.conversations.list({ show: 'open' })).items).toEqual([]);
});

test('a link for people to write to us: made at the account, counted, consent kept with its words', async () => {
  const { client } = waypost;
  const made = await client.waysIn.create({
    senderId,
    name: 'Poster',
    prefilledMessage: 'I want offers',
    consentText: 'By sending this you agree to offers.',
    consentPurposes: ['marketing'],
  });
  expect(made.url).toMatch(/^https:\/\/wa\.me\/message\//);
  await expect(
    client.waysIn.create({ senderId, name: 'Twin', prefilledMessage: ' i want OFFERS ' }),
  ).rejects.toMatchObject({ data: { issues: [{ field: 'prefilledMessage' }] } });
  await expect(
    client.waysIn.create({
      senderId,
      name: 'No words',
      prefilledMessage: 'News please',
      consentPurposes: ['marketing'],
    }),
  ).rejects.toMatchObject({ data: { issues: [{ field: 'consentText' }] } });

  await says('I want offers');
  await vi.waitFor(async () => {
    expect(await client.waysIn.get({ id: made.id })).toMatchObject({
      arrivals: 1,
      arrivedProfileId: profileId,
    });
  }, patience);
  const person = await client.profiles.get({ id: profileId });
  expect(person.marketingConsent).toBe('in');

  const renamed = await client.waysIn.update({
    id: made.id,
    name: 'Poster at the door',
    prefilledMessage: 'I want news',
  });
  expect(renamed).toMatchObject({ url: made.url, prefilledMessage: 'I want news' });
  await client.waysIn.remove({ id: made.id });
  expect((await client.waysIn.list({})).items).toEqual([]);
});

test('a test code turns the phone it is scanned with into a test profile', async () => {
  const { client } = waypost;
  const code = await client.waysIn.startTest({ senderId });
  expect(code.prefilledMessage).toMatch(/^Test [2-9A-Z]{6}$/);
  expect((await client.waysIn.list({})).items).toEqual([]);
  await says(code.prefilledMessage.toLowerCase());
  await vi.waitFor(async () => {
    expect((await client.waysIn.get({ id: code.id })).arrivedProfileId).toBe(profileId);
  }, patience);
});
