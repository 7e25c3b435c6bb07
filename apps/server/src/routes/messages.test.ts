import {
  addProfiles,
  addSender,
  postWebhook,
  startEngine,
  startGraphSink,
  status,
  type GraphSink,
  type RunningEngine,
} from '@waypost/engine/testing';
import type { WhatsAppContent } from '@waypost/whatsapp';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';

import { startTestApi, type TestApi } from './testing.ts';

let sink: GraphSink;
let engine: RunningEngine;
let api: TestApi;
let senderId: string;

const patience = { timeout: 20_000, interval: 50 };
const content: WhatsAppContent = {
  template: {
    name: 'hello',
    defaultLanguage: 'en',
    byLanguage: {
      en: { values: { 'body.1': { value: '{{ profile.first_name }}', fallback: 'you' } } },
    },
  },
};

beforeAll(async () => {
  sink = await startGraphSink();
  api = await startTestApi(async ({ database }) => {
    engine = await startEngine(database, sink.url);
    return { engine };
  });
  senderId = await addSender(api.database.db);
  await addProfiles(api.database.db, 4, 'person', Date.now() - 1000);
});
afterAll(async () => {
  await engine.stop();
  await api.close();
  await sink.close();
});

/** Sends a campaign to everybody; resolves when each of the four messages stands as `states` says. */
async function sendToAll(states: readonly string[]): Promise<string> {
  const campaign = await api.client.campaigns.create({ name: 'Hello', senderId, content });
  await api.client.campaigns.send({ id: campaign.id });
  await vi.waitFor(async () => {
    const { items } = await api.client.messages.list({ campaignId: campaign.id });
    expect(items.map(({ state }) => state).toSorted()).toEqual(states);
  }, patience);
  return campaign.id;
}

test('the people of a campaign whose message failed are listed, as many as the report counts', async () => {
  sink.answer(({ to }) => (to.endsWith('1') ? { error: 132000 } : 'accept'));
  const campaignId = await sendToAll(['accepted', 'accepted', 'accepted', 'refused']);
  const later = sink.posted.find(({ to }) => to.endsWith('2'));
  if (later === undefined) throw new Error('nothing was posted');
  const { wamid, echo } = later;
  await postWebhook(api.database.db, engine, senderId, {
    statuses: [status({ wamid, echo, status: 'failed', at: Date.now(), code: 131026 })],
  });
  await vi.waitFor(async () => {
    expect((await api.client.campaigns.report({ id: campaignId })).failed).toBe(2);
  }, patience);
  const failed = await api.client.messages.list({ campaignId, show: 'failed' });
  expect(failed.items.map(({ number }) => number?.at(-1) ?? '').toSorted()).toEqual(['1', '2']);
  expect((await api.client.messages.list({ campaignId })).items).toHaveLength(4);
});

test('a message of unknown outcome is sent again when a publisher decides so, and only once', async () => {
  sink.answer(({ to }) => (to.endsWith('3') ? 'cut' : 'accept'));
  const campaignId = await sendToAll(['accepted', 'accepted', 'accepted', 'unknown']);
  const { items } = await api.client.messages.list({ campaignId, state: 'unknown' });
  const path = `/api/messages/${items[0]?.id}/resend`;
  const postedBefore = sink.posted.length;

  expect((await api.call('POST', path, {}, 'author')).status).toBe(403);
  sink.answer(() => 'accept');
  const { status: answered, body } = await api.call('POST', path, {}, 'publisher');
  expect(answered).toBe(200);
  expect(body).toMatchObject({ id: items[0]?.id, number: items[0]?.number });
  await vi.waitFor(async () => {
    const { state } = await api.client.messages.get({ id: items[0]?.id ?? '' });
    expect(state).toBe('accepted');
  }, patience);
  expect(sink.posted.length).toBe(postedBefore + 1);

  expect(await api.call('POST', path, {}, 'publisher')).toMatchObject({
    status: 409,
    body: { message: expect.stringContaining('unknown outcome') },
  });
  expect(sink.posted.length).toBe(postedBefore + 1);
  const nobody = '/api/messages/00000000-0000-4000-8000-000000000000/resend';
  expect((await api.call('POST', nobody, {})).status).toBe(404);
});

test('who sent a campaign and who sent a message again stands in the audit log', async () => {
  const entries = await api.database.db
    .selectFrom('audit_entry')
    .select(['actor', 'action', 'subject'])
    .where('action', 'in', ['campaigns.send', 'messages.resend'])
    .orderBy('at')
    .execute();
  const { items } = await api.client.campaigns.list({ sort: 'when' });
  const { items: sent } = await api.client.messages.list({});
  expect(items).toHaveLength(2);
  expect(entries.slice(0, 2)).toEqual(
    items.map(({ id }) => ({ actor: 'test-admin', action: 'campaigns.send', subject: id })),
  );
  expect(entries.slice(2)).toEqual([
    { actor: 'test-publisher', action: 'messages.resend', subject: expect.any(String) },
  ]);
  expect(sent.map(({ id }) => id)).toContain(entries[2]?.subject);
});
