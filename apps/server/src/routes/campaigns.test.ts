import type { WhatsAppContent } from '@waypost/whatsapp';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';

import { startWholeWaypost, type WholeWaypost } from './testing-whole.ts';

let waypost: WholeWaypost;
let senderId: string;

beforeAll(async () => {
  waypost = await startWholeWaypost();
  const { items } = await waypost.client.senders.list();
  senderId = items[0]?.id ?? '';
});
afterAll(() => waypost.close());

const content: WhatsAppContent = {
  template: {
    name: 'welcome_coupon',
    defaultLanguage: 'en',
    byLanguage: {
      en: {
        values: {
          'body.first_name': { value: '{{ profile.first_name }}', fallback: 'there' },
          'button.0.code': { value: 'WELCOME10', fallback: '' },
        },
      },
    },
  },
};

async function sentWithin(id: string): Promise<void> {
  await vi.waitFor(
    async () => expect((await waypost.client.campaigns.get({ id })).status).toBe('sent'),
    { timeout: 20_000, interval: 200 },
  );
}

function byReason(list: readonly { reason: string; people: number }[]): Record<string, number> {
  return Object.fromEntries(list.map(({ reason, people }) => [reason, people]));
}

test('a campaign goes to everybody who may have it, and its report says what became of the others', async () => {
  const { client } = waypost;
  const draft = await client.campaigns.create({ name: 'Welcome', senderId, content });
  const summary = await client.campaigns.summary({ id: draft.id });
  expect(summary.problems).toEqual([]);
  expect(summary.entry.people).toBe(200);
  expect(summary.reachable).toBeGreaterThan(100);
  const sending = await client.campaigns.send({ id: draft.id });
  expect(sending.status).toBe('sending');
  await sentWithin(draft.id);
  const report = await client.campaigns.report({ id: draft.id });
  expect(report).toMatchObject({ people: 200, queued: 0, unknown: 0, accepted: summary.reachable });
  expect(byReason(report.excluded)).toEqual(byReason(summary.exclusions));
  const listed = await client.messages.list({ campaignId: draft.id, exclusion: 'us_marketing' });
  expect(listed.items.length).toBe(byReason(report.excluded)['us_marketing']);
  expect(listed.items[0]).toMatchObject({ state: 'excluded', campaignId: draft.id });

  await expect(client.campaigns.send({ id: draft.id })).rejects.toMatchObject({
    status: 400,
    message: expect.stringContaining('Duplicate it'),
  });
  await expect(client.campaigns.remove({ id: draft.id })).rejects.toMatchObject({ status: 400 });
  const { items } = await client.campaigns.list({ search: 'welcome' });
  expect(items.map(({ id }) => id)).toEqual([draft.id]);
  expect(items[0]?.figures).toMatchObject({
    people: 200,
    failed: report.failed,
    excluded: 200 - summary.reachable,
  });
  const journeys = await client.journeys.list({ search: 'Welcome' });
  expect(journeys.items).toEqual([]);
});

test('deliveries and answers reach the report', async () => {
  const { client } = waypost;
  const draft = await client.campaigns.create({ name: 'Talk to us', senderId, content });
  await client.campaigns.send({ id: draft.id });
  await sentWithin(draft.id);
  const { accepted } = await client.campaigns.report({ id: draft.id });
  await vi.waitFor(
    async () => {
      const report = await client.campaigns.report({ id: draft.id });
      expect(report.sent).toBe(accepted);
      expect(report.delivered).toBeGreaterThan(0);
    },
    { timeout: 20_000, interval: 200 },
  );
  const listed = await client.campaigns.list({ search: 'talk' });
  expect(listed.items[0]?.figures).toMatchObject({ people: 200, sent: accepted });
  expect(listed.items[0]?.figures.delivered).toBeGreaterThan(0);
  const { items } = await client.messages.list({ campaignId: draft.id, state: 'delivered' });
  const number = items[0]?.number ?? '';
  const { senders } = await client.handsets.get({ number });
  const phoneNumberId = senders[0]?.phoneNumberId ?? '';
  await client.handsets.reply({ number, text: 'Hello', phoneNumberId });
  await client.handsets.reply({ number, text: 'Still there?', phoneNumberId });
  await vi.waitFor(
    async () => {
      const answers = await client.messages.list({ campaignId: draft.id, direction: 'in' });
      expect(answers.items).toHaveLength(2);
    },
    { timeout: 20_000, interval: 200 },
  );
  expect((await client.campaigns.report({ id: draft.id })).replies).toBe(1);
});

test('a copy of a campaign whose audience was deleted does not turn to everybody', async () => {
  const { client } = waypost;
  const { id: audienceId } = await client.audiences.create({
    name: 'Nobody at all',
    rule: {
      kind: 'comparison',
      field: 'profile.first_name',
      operator: 'equals',
      value: 'no such name',
    },
  });
  const original = await client.campaigns.create({ name: 'Few', senderId, audienceId, content });
  await expect(client.audiences.remove({ id: audienceId })).rejects.toMatchObject({ status: 400 });
  await client.campaigns.send({ id: original.id });
  await sentWithin(original.id);
  await client.audiences.remove({ id: audienceId });

  const copy = await client.campaigns.duplicate({ id: original.id });
  expect(copy).toMatchObject({ name: 'Few (copy)', status: 'draft', audienceId });
  const fields = { id: copy.id, senderId, content, name: 'Few again' };
  expect(await client.campaigns.update({ ...fields, audienceId })).toMatchObject({ audienceId });
  await expect(client.campaigns.send({ id: copy.id })).rejects.toMatchObject({
    code: 'INVALID_GRAPH',
    data: { problems: [expect.objectContaining({ field: 'audienceId' })] },
  });
  expect((await client.campaigns.summary({ id: copy.id })).reachable).toBe(0);
  await expect(
    client.campaigns.create({ name: 'New', senderId, audienceId, content }),
  ).rejects.toMatchObject({ status: 400, data: { issues: [{ field: 'audienceId' }] } });
  expect(await client.campaigns.remove({ id: copy.id })).toEqual({ removed: true });
  await expect(client.campaigns.get({ id: copy.id })).rejects.toMatchObject({ status: 404 });
});

test('a scheduled campaign is not changed or deleted under its planner, but can be given another time', async () => {
  const { client } = waypost;
  const { id } = await client.campaigns.create({ name: 'Planned', senderId, content });
  const at = new Date(Date.now() + 3_600_000).toISOString();
  await client.campaigns.send({ id, at });
  const fields = { id, name: 'Other', senderId: null, audienceId: null, content };
  await expect(client.campaigns.update(fields)).rejects.toMatchObject({ status: 400 });
  await expect(client.campaigns.remove({ id })).rejects.toMatchObject({ status: 400 });
  const later = new Date(Date.now() + 7_200_000).toISOString();
  expect(await client.campaigns.send({ id, at: later, timeZone: 'Asia/Tokyo' })).toMatchObject({
    status: 'scheduled',
    scheduledAt: later,
    timeZone: 'Asia/Tokyo',
  });
  const { items } = await client.campaigns.list({ status: 'scheduled', search: 'plan' });
  expect(items.map((campaign) => campaign.id)).toEqual([id]);
  expect(await client.campaigns.stop({ id })).toMatchObject({
    status: 'draft',
    scheduledAt: null,
    timeZone: null,
  });
});

test('a campaign with errors is not sent, and the answer says at which field they are', async () => {
  const { client } = waypost;
  const draft = await client.campaigns.create({ name: 'Empty' });
  await expect(client.campaigns.send({ id: draft.id })).rejects.toMatchObject({
    code: 'INVALID_GRAPH',
    status: 422,
    data: { problems: [expect.objectContaining({ field: 'senderId' })] },
  });
  expect((await client.campaigns.get({ id: draft.id })).status).toBe('draft');
});

test('a scheduled campaign starts at its time; one that is taken back does not', async () => {
  const { client } = waypost;
  const { items: audiences } = await client.audiences.list({});
  const audienceId = audiences[0]?.id ?? null;
  const goes = await client.campaigns.create({ name: 'Later', senderId, audienceId, content });
  const stays = await client.campaigns.duplicate({ id: goes.id });
  const at = new Date(Date.now() + 1500).toISOString();
  const scheduled = await client.campaigns.send({ id: goes.id, at, timeZone: 'Europe/Rome' });
  expect(scheduled).toMatchObject({ status: 'scheduled', scheduledAt: at });
  await client.campaigns.send({ id: stays.id, at });
  expect((await client.campaigns.stop({ id: stays.id })).status).toBe('draft');
  await sentWithin(goes.id);
  const { items } = await client.messages.list({ campaignId: goes.id, limit: 200 });
  expect(items.length).toBeGreaterThan(0);
  for (const { createdAt } of items) {
    expect(Date.parse(createdAt)).toBeGreaterThanOrEqual(Date.parse(at));
  }
  expect((await client.messages.list({ campaignId: stays.id })).items).toEqual([]);
});

test('a time that has passed is refused', async () => {
  const { client } = waypost;
  const draft = await client.campaigns.create({ name: 'Late', senderId, content });
  await expect(
    client.campaigns.send({ id: draft.id, at: '2020-01-01T00:00:00Z' }),
  ).rejects.toMatchObject({ status: 400, data: { issues: [{ field: 'at' }] } });
});

test('two authors of a campaign do not overwrite each other', async () => {
  const { client } = waypost;
  const draft = await client.campaigns.create({ name: 'Mine' });
  const input = { id: draft.id, senderId: null, audienceId: null, content: {} };
  await client.campaigns.update({ ...input, name: 'Yours', revision: draft.revision });
  await expect(
    client.campaigns.update({ ...input, name: 'Mine', revision: draft.revision }),
  ).rejects.toMatchObject({ code: 'CONFLICT', data: { name: 'Yours' } });
});

test('the list is sorted by name or by time over all its pages', async () => {
  const { client } = waypost;
  for (const name of ['sorted B', 'Sorted c', 'Sorted A']) await client.campaigns.create({ name });
  const names = async (sort: '-when' | 'when' | 'name' | '-name') => {
    const listed: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await client.campaigns.list({
        search: 'sorted',
        sort,
        limit: 2,
        ...(cursor === undefined ? {} : { cursor }),
      });
      listed.push(...page.items.map(({ name }) => name));
      cursor = page.next ?? undefined;
    } while (cursor !== undefined);
    return listed;
  };
  expect(await names('name')).toEqual(['Sorted A', 'sorted B', 'Sorted c']);
  expect(await names('-name')).toEqual(['Sorted c', 'sorted B', 'Sorted A']);
  expect(await names('when')).toEqual(['sorted B', 'Sorted c', 'Sorted A']);
  expect(await names('-when')).toEqual(['Sorted A', 'Sorted c', 'sorted B']);
});
