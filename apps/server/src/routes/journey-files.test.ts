import { createAudience } from '@waypost/engine/audiences';
import { storeAsset } from '@waypost/engine/media';
import { createSender } from '@waypost/engine/senders';
import { createTemplateDraft } from '@waypost/engine/templates';
import { activitySchema, type Graph } from '@waypost/journey';
import { templateDraft, templateProblems } from '@waypost/whatsapp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { startTestApi, type TestApi } from './testing.ts';

let here: TestApi;
let there: TestApi;
let senderId: string;
let otherSenderId: string;

beforeAll(async () => {
  [here, there] = await Promise.all([startTestApi(), startTestApi()]);
  senderId = await addSender(here, 'Shop', '1');
  otherSenderId = await addSender(there, 'Bakery', '2');
});
afterAll(() => Promise.all([here.close(), there.close()]));

async function addSender(api: TestApi, name: string, id: string): Promise<string> {
  const sender = await createSender(
    api.database.db,
    {
      name,
      connection: 'simulator',
      phoneNumberId: `10000${id}`,
      wabaId: `account-${id}`,
      displayPhoneNumber: `+44 7700 90000${id}`,
      verifiedName: name,
      quality: 'GREEN',
      messagesPerSecond: 80,
      token: Buffer.alloc(0),
      appSecret: Buffer.alloc(0),
    },
    Date.now(),
  );
  if (sender === null) throw new Error('the sender exists');
  return sender.id;
}

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
  'base64',
);

function templateOf<T extends { kind: string }>(plan: { items: readonly T[] }): T | undefined {
  return plan.items.find(({ kind }) => kind === 'template');
}

/** A journey that refers to one of everything. */
async function drawOffer(): Promise<{ id: string; draft: Graph }> {
  const { db } = here.database;
  const now = Date.now();
  const actor = 'Test';
  const list = await createAudience(db, { name: 'Invited', kind: 'list' }, now);
  const gold = await createAudience(
    db,
    {
      name: 'Gold and invited',
      kind: 'rule',
      rule: {
        kind: 'group',
        combinator: 'and',
        not: false,
        rules: [
          { kind: 'comparison', field: 'profile.tier', operator: 'equals', value: 'gold' },
          { kind: 'membership', audienceId: list.id, member: true },
        ],
      },
    },
    now,
  );
  const asset = await storeAsset(
    db,
    {
      fileName: 'offer.png',
      mimeType: 'image/png',
      bytes: png,
      origin: 'upload',
      createdBy: actor,
    },
    now,
  );
  await here.client.audiences.describeAttribute({ name: 'tier', kind: 'text', label: 'Tier' });
  const { id: secretId } = await here.client.secrets.create({
    name: 'Shop key',
    host: 'api.example.com',
    value: 'not to be told',
  });
  await createTemplateDraft(
    db,
    {
      wabaId: 'account-1',
      templateId: null,
      actor,
      content: templateDraft({
        name: 'offer',
        header: { kind: 'image', sample: `media:${asset.id}` },
        body: 'Hello {{first_name}}, here is our offer for you today.',
        examples: { 'body.first_name': 'Ann' },
      }),
    },
    now,
  );
  const position = { x: 0, y: 0 };
  const draft: Graph = {
    format: 1,
    settings: { reentry: 'never' },
    activities: [
      { id: 'in', type: 'entryAudience', name: '', position, audienceId: gold.id },
      {
        id: 'ask',
        type: 'httpRequest',
        url: 'https://api.example.com/prices',
        headers: [{ name: 'authorization', value: 'Bearer ', secretId }],
        position,
      },
      {
        id: 'offer',
        type: 'whatsapp',
        senderId,
        position,
        content: {
          template: {
            name: 'offer',
            defaultLanguage: 'en',
            byLanguage: {
              en: {
                values: {
                  'header.media': { value: `media:${asset.id}` },
                  'body.first_name': { value: '{{ profile.first_name }}', fallback: 'you' },
                },
              },
            },
          },
        },
      },
      { id: 'out', type: 'end', position },
    ].map((activity) => activitySchema.parse(activity)),
    connections: [
      { id: 'c1', from: { activity: 'in', port: 'next' }, to: 'ask' },
      { id: 'c2', from: { activity: 'ask', port: 'next' }, to: 'offer' },
      { id: 'c3', from: { activity: 'offer', port: 'next' }, to: 'out' },
    ],
  };
  const { id } = await here.client.journeys.create({ name: 'Offer', draft });
  return { id, draft };
}

describe('a journey as a file', () => {
  let file: Awaited<ReturnType<TestApi['client']['journeyFiles']['export']>>;
  let draft: Graph;

  beforeAll(async () => {
    const drawn = await drawOffer();
    draft = drawn.draft;
    file = await here.client.journeyFiles.export({ id: drawn.id });
  });

  test('carries everything it refers to, and no secret', () => {
    expect(file).toMatchObject({
      name: 'Offer',
      senders: [{ name: 'Shop' }],
      templates: [{ drafts: [{ name: 'offer', language: 'en' }] }],
      audiences: [{ name: 'Gold and invited' }, { name: 'Invited', kind: 'list', rule: null }],
      attributes: [{ name: 'tier', label: 'Tier', kind: 'text' }],
      secrets: [{ name: 'Shop key', host: 'api.example.com' }],
      media: [{ fileName: 'offer.png', data: png.toString('base64') }],
    });
    expect(JSON.stringify(file)).not.toContain('not to be told');
  });

  test('in its own workspace makes nothing but the journey', async () => {
    const plan = await here.client.journeyFiles.check({ file });
    expect(plan.name).toBe('Offer (2)');
    const made = plan.items.filter(({ outcome }) => outcome !== 'reuse');
    expect(made).toEqual([{ kind: 'medium', name: 'offer.png', outcome: 'create', as: null }]);
    expect(plan.graph).toEqual(draft);
  });

  test('elsewhere says first what is made and missing, and writes nothing', async () => {
    const plan = await there.client.journeyFiles.check({ file });
    expect(plan.items).toEqual(
      expect.arrayContaining([
        { kind: 'sender', name: 'Shop', outcome: 'reuse', as: 'Bakery' },
        { kind: 'secret', name: 'Shop key', outcome: 'missing', as: 'api.example.com' },
        { kind: 'list', name: 'Invited', outcome: 'create', as: 'Invited' },
        { kind: 'attribute', name: 'tier', outcome: 'create', as: 'text' },
        { kind: 'template', name: 'offer', outcome: 'create', as: 'offer' },
      ]),
    );
    expect(plan.problems).toMatchObject([
      { activityId: 'ask', field: 'headers.0.secretId', severity: 'error' },
    ]);
    expect((await there.client.audiences.names()).items).toEqual([]);
    expect((await there.client.templateDrafts.list()).items).toEqual([]);
  });

  test('is imported with all that was missing but the secret, each referring to what is here', async () => {
    const { journeyId, drafts } = await there.client.journeyFiles.import({ file });
    const journey = await there.client.journeys.get({ id: journeyId });
    const audiences = (await there.client.audiences.list({})).items;
    const gold = audiences.find(({ name }) => name === 'Gold and invited');
    const list = audiences.find(({ name }) => name === 'Invited');
    const [medium] = (await there.client.media.list({})).items;
    expect(gold?.rule).toMatchObject({ rules: [{}, { audienceId: list?.id }] });
    expect(journey).toMatchObject({ name: 'Offer', status: 'draft' });
    expect(journey.draft.activities).toMatchObject([
      { audienceId: gold?.id },
      {},
      {
        senderId: otherSenderId,
        content: {
          template: {
            byLanguage: { en: { values: { 'header.media': { value: `media:${medium?.id}` } } } },
          },
        },
      },
      {},
    ]);
    expect(drafts).toMatchObject([{ name: 'offer', language: 'en' }]);
    const draft = await there.client.templateDrafts.get({ id: drafts[0]?.id ?? '' });
    expect(draft).toMatchObject({
      wabaId: 'account-2',
      content: { header: { sample: `media:${medium?.id}` } },
    });
  });

  test('a template of the same name with other words is not overwritten, unless it is to be sent instead', async () => {
    const other = structuredClone(file);
    for (const { drafts } of other.templates) {
      for (const draft of drafts) draft.body = 'Hello {{first_name}}, something else altogether.';
    }
    const renamed = await there.client.journeyFiles.check({ file: other });
    expect(templateOf(renamed)).toMatchObject({ outcome: 'rename', as: 'offer_2' });
    expect(renamed.graph.activities[2]).toMatchObject({
      content: { template: { name: 'offer_2' } },
    });
    const kept = await there.client.journeyFiles.check({ file: other, ownTemplates: ['offer'] });
    expect(templateOf(kept)).toMatchObject({ outcome: 'differs', as: 'offer' });
  });

  test('once made, it can be put into the archive and taken out again', async () => {
    const { client } = there;
    const names = async (status?: 'archived') =>
      (await client.journeys.list(status === undefined ? {} : { status })).items.map(
        ({ name }) => name,
      );
    const { id } = await client.journeys.create({ name: 'Old one' });
    await client.journeys.archive({ id, archived: true });
    expect(await names()).not.toContain('Old one');
    expect(await names('archived')).toEqual(['Old one']);
    await there.database.db
      .updateTable('journey')
      .set({ status: 'live' })
      .where('id', '=', id)
      .execute();
    expect(await names()).toContain('Old one');
    await there.database.db
      .updateTable('journey')
      .set({ status: 'stopped' })
      .where('id', '=', id)
      .execute();
    expect(await client.journeys.archive({ id, archived: false })).toMatchObject({
      archived: false,
    });
    expect(await names()).toContain('Old one');
  });

  test('what is no such file is refused with what to do', async () => {
    const refusal = async (content: unknown) =>
      (await there.call('POST', '/api/journey-imports/check', { file: content })).body;
    expect(await refusal({ nodes: [] })).toMatchObject({
      message: 'file: This is no journey exported from Waypost. Choose another file.',
    });
    expect(await refusal({ ...file, version: 9 })).toMatchObject({
      message: expect.stringContaining('made by a newer Waypost'),
    });
    expect(await refusal({ ...file, graph: { ...file.graph, format: 2 } })).toMatchObject({
      message: expect.stringMatching(/^file\.graph\.format: /),
    });
    const { status } = await there.call('POST', '/api/journey-imports', { file }, 'viewer');
    expect(status).toBe(403);
  });
});

describe('the gallery', () => {
  test('offers eight journeys that can be used as they are', async () => {
    const { items } = await there.client.gallery.list({});
    expect(items).toHaveLength(8);
    for (const { id } of items) {
      // Each import is the start of the next.
      // oxlint-disable-next-line no-await-in-loop
      const { file } = await there.client.gallery.get({ id });
      // oxlint-disable-next-line no-await-in-loop
      const plan = await there.client.journeyFiles.check({ file });
      expect({ id, problems: plan.problems }).toEqual({ id, problems: [] });
      expect(plan.items.filter(({ outcome }) => outcome === 'missing')).toEqual([]);
      // oxlint-disable-next-line no-await-in-loop
      const { journeyId } = await there.client.journeyFiles.import({ file });
      // oxlint-disable-next-line no-await-in-loop
      const { problems } = await there.client.journeys.validate({ id: journeyId });
      // Meta has not approved the templates yet.
      expect(new Set(problems.map(({ code }) => code)).size).toBeLessThanOrEqual(1);
    }
  });

  test('adds a second language to the templates of the first', async () => {
    const { file } = await there.client.gallery.get({ id: 'feedback', messages: 'nl' });
    const plan = await there.client.journeyFiles.check({ file });
    expect(templateOf(plan)).toMatchObject({ outcome: 'create', as: 'how_was_it' });
    expect(plan.problems).toEqual([]);
    const { drafts } = await there.client.journeyFiles.import({ file });
    expect(drafts).toMatchObject([{ name: 'how_was_it', language: 'nl' }]);
  });

  test('writes templates that Meta would take', async () => {
    const { items } = await there.client.templateDrafts.list();
    const problems = items.flatMap(({ content }) =>
      templateProblems(content).map((problem) => ({ template: content.name, ...problem })),
    );
    expect(problems).toEqual([]);
  });
});
