import { profileIdOf } from '@waypost/engine/profiles';
import { responseContentSchema } from '@waypost/whatsapp';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';

import { startWholeWaypost, type WholeWaypost } from './testing-whole.ts';

let waypost: WholeWaypost;
let senderId: string;
const profileId = profileIdOf('demo-001');

beforeAll(async () => {
  waypost = await startWholeWaypost();
  const { items } = await waypost.client.senders.list();
  senderId = items[0]?.id ?? '';
});
afterAll(() => waypost.close());

const patience = { timeout: 30_000, interval: 100 };

const response = responseContentSchema.parse({
  defaultLanguage: 'en',
  byLanguage: {
    en: { kind: 'buttons', body: 'Hi {{ profile.first_name }}, all well?', buttons: ['Yes', 'No'] },
  },
});

const template = {
  name: 'subscription_confirmation',
  defaultLanguage: 'en',
  byLanguage: {
    en: {
      values: {
        'body.first_name': { value: '{{ profile.first_name }}', fallback: 'you' },
        'body.plan': { value: 'Wool club', fallback: '' },
      },
    },
  },
};

const arrived = ['sent', 'delivered', 'read'];
/** A handset shows what has reached it. */
const onPhone = ['delivered', 'read'];

async function stateOf(id: string, wanted: string[]) {
  return vi.waitFor(async () => {
    const message = await waypost.client.messages.get({ id });
    if (!wanted.includes(message.state)) throw new Error(`still ${message.state}`);
    return message;
  }, patience);
}

test('a response sent as a test waits for nothing and arrives only while the window is open', async () => {
  const { client } = waypost;
  const closed = await client.messageTests.send({ senderId, profileId, content: { response } });
  expect(await stateOf(closed.messageId, ['excluded'])).toMatchObject({
    exclusion: 'window_closed',
    journeyId: null,
    campaignId: null,
  });

  const first = await client.messageTests.send({ senderId, profileId, content: { template } });
  await stateOf(first.messageId, arrived);
  const { phone, firstName } = await client.profiles.get({ id: profileId });
  const number = phone ?? '';
  const { senders } = await client.handsets.get({ number });
  await client.handsets.reply({
    number,
    phoneNumberId: senders[0]?.phoneNumberId ?? '',
    text: 'Hello?',
  });
  await vi.waitFor(async () => {
    const { people } = await client.messageTests.forecast({
      senderId,
      content: { response },
      profileIds: [profileId],
    });
    expect(people).toEqual([{ profileId, exclusion: null, isWindowOpen: true }]);
  }, patience);

  const open = await client.messageTests.send({ senderId, profileId, content: { response } });
  await stateOf(open.messageId, onPhone);
  const { messages } = await client.handsets.get({ number });
  const words = messages.at(-1)?.bubble.body.map(({ text }) => text);
  expect(words?.join('')).toBe(`Hi ${firstName}, all well?`);
});

test('a phone nobody knows becomes a person once, and gets a template', async () => {
  const { client } = waypost;
  const phone = '+44 7400 123 456';
  const [one, two] = await Promise.all([
    client.messageTests.send({ senderId, phone, content: { template } }),
    client.messageTests.send({ senderId, phone, content: { template } }),
  ]);
  expect(one.profileId).toBe(two.profileId);
  const person = await client.profiles.get({ id: one.profileId });
  expect(person).toMatchObject({ phone: '+447400123456', country: 'GB' });
  await stateOf(one.messageId, arrived);
});

test('what the message lacks is told by field, and nothing is sent', async () => {
  const content = {
    response: responseContentSchema.parse({
      defaultLanguage: 'en',
      byLanguage: { en: { kind: 'text', body: '{{ profile.shoe_size }}' } },
    }),
  };
  const { client } = waypost;
  await expect(client.messageTests.send({ senderId, profileId, content })).rejects.toMatchObject({
    status: 400,
    data: { issues: [{ field: 'content.response.byLanguage.en.body' }] },
  });
  await expect(client.messageTests.send({ senderId, content })).rejects.toMatchObject({
    status: 400,
    data: { issues: [{ field: 'profileId' }] },
  });
  await expect(
    client.messageTests.send({ senderId, phone: '0123', content }),
  ).rejects.toMatchObject({ status: 400, data: { issues: [{ field: 'phone' }] } });
});

test('who would be left out is told before, with the reason', async () => {
  const { client } = waypost;
  const { items } = await client.profiles.list({ limit: 50, marketingConsent: 'out' });
  const optedOut = items[0];
  if (!optedOut) throw new Error('nobody opted out');
  const templates = await client.templates.list({ category: 'MARKETING' });
  const name = templates.items.find(({ status }) => status === 'APPROVED')?.name ?? '';
  const { people } = await client.messageTests.forecast({
    senderId,
    content: { template: { name, defaultLanguage: 'en', byLanguage: { en: { values: {} } } } },
    profileIds: [optedOut.id],
  });
  expect(people[0]?.exclusion).toBe('opted_out');
});

test('the people of an audience are listed page by page', async () => {
  const { client } = waypost;
  const audiences = await client.audiences.list({});
  const audience = audiences.items[0];
  if (!audience) throw new Error('no audience');
  const first = await client.messageTests.people({ audienceId: audience.id, limit: 3 });
  expect(first.items).toHaveLength(3);
  const second = await client.messageTests.people({
    audienceId: audience.id,
    limit: 200,
    cursor: first.next ?? '',
  });
  const ids = [...first.items, ...second.items].map(({ id }) => id);
  expect(new Set(ids).size).toBe(audience.count);
});
