import { createEngine } from '@waypost/engine';
import { createSender } from '@waypost/engine/senders';
import { saveTemplates } from '@waypost/engine/templates';
import type { Graph } from '@waypost/journey';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { startTestApi, type TestApi } from './testing.ts';

let api: TestApi;
let senderId: string;

beforeAll(async () => {
  api = await startTestApi((deps) => ({
    engine: createEngine({
      db: deps.database,
      connections: () => ({
        baseUrl: 'http://127.0.0.1:9',
        version: 'v25.0',
        token: '',
        appSecret: '',
      }),
      log: deps.log,
    }),
  }));
  const now = Date.now();
  const sender = await createSender(
    api.database.db,
    {
      name: 'Shop',
      connection: 'simulator',
      phoneNumberId: '106540352242922',
      wabaId: '102290129340398',
      displayPhoneNumber: '+1 555 0100',
      verifiedName: 'Shop',
      quality: 'GREEN',
      messagesPerSecond: 80,
      token: Buffer.alloc(0),
      appSecret: Buffer.alloc(0),
    },
    now,
  );
  if (sender === null) throw new Error('the sender exists');
  senderId = sender.id;
  await saveTemplates(
    api.database.db,
    sender.waba_id,
    [
      {
        id: '1',
        name: 'offer',
        language: 'en',
        category: 'MARKETING',
        status: 'APPROVED',
        parameterFormat: 'NAMED',
        rejectedReason: null,
        components: [
          {
            type: 'BODY',
            text: 'Hi {{name}}',
            example: { body_text_named_params: [{ param_name: 'name', example: 'Ann' }] },
          },
        ],
      },
    ],
    now,
  );
});
afterAll(() => api.close());

function offerJourney(sender: string | null): Graph {
  const position = { x: 0, y: 0 };
  return {
    format: 1,
    settings: { reentry: 'never' },
    activities: [
      { id: 'in', type: 'entryAudience', name: '', position, audienceId: null },
      {
        id: 'msg',
        type: 'whatsapp',
        name: 'Offer',
        position,
        senderId: sender,
        expiry: { amount: 1, unit: 'days' },
        content: {
          template: {
            name: 'offer',
            defaultLanguage: 'en',
            byLanguage: {
              en: {
                values: { 'body.name': { value: '{{ profile.first_name }}', fallback: 'you' } },
              },
            },
          },
        },
      },
      { id: 'out', type: 'end', name: '', position },
    ],
    connections: [
      { id: 'c1', from: { activity: 'in', port: 'next' }, to: 'msg' },
      { id: 'c2', from: { activity: 'msg', port: 'next' }, to: 'out' },
    ],
  };
}

test('two authors do not overwrite each other', async () => {
  const { client } = api;
  const journey = await client.journeys.create({ name: 'Shared' });
  const draft = offerJourney(null);
  const saved = await client.journeys.saveDraft({
    id: journey.id,
    draft,
    revision: journey.draftRevision,
  });
  expect(saved.revision).toBe(journey.draftRevision + 1);
  expect(
    await api.call('PUT', `/api/journeys/${journey.id}/draft`, {
      draft: journey.draft,
      revision: journey.draftRevision,
    }),
  ).toMatchObject({
    status: 409,
    body: {
      code: 'CONFLICT',
      data: { revision: saved.revision, updatedBy: 'test-admin', draft },
    },
  });
});

test('a journey with errors is not published, and the answer is the list that validation gives', async () => {
  const { client } = api;
  const { id } = await client.journeys.create({ name: 'Broken', draft: offerJourney(null) });
  const { valid, problems } = await client.journeys.validate({ id });
  expect(valid).toBe(false);
  expect(problems).toContainEqual(
    expect.objectContaining({ severity: 'error', activityId: 'msg', field: 'senderId' }),
  );
  expect(await api.call('POST', `/api/journeys/${id}/publish`)).toMatchObject({
    status: 422,
    body: { code: 'INVALID_GRAPH', data: { problems } },
  });
});

function consent(state: 'in' | 'out') {
  return [{ purpose: 'marketing' as const, state }];
}

test('the summary says who would get the message, who not and why; publishing freezes a version', async () => {
  const { client } = api;
  await client.profiles.upsert({
    profiles: [
      { externalId: 'a', phone: '+393312345671', consent: consent('in') },
      { externalId: 'twin', phone: '+393312345671', consent: consent('in') },
      { externalId: 'b', phone: '+393312345672', consent: consent('out') },
      { externalId: 'c', phone: '+393312345673' },
      { externalId: 'd', phone: '+12025550143', consent: consent('in') },
      { externalId: 'e', phone: '+14165550143', consent: consent('in') },
      { externalId: 'f', consent: consent('in') },
    ],
  });
  const { id } = await client.journeys.create({ name: 'Offer', draft: offerJourney(senderId) });
  const summary = await client.journeys.publishSummary({ id });
  expect(summary).toMatchObject({
    problems: [],
    entry: { kind: 'audience', people: 7 },
    reachable: 2,
    senders: [{ id: senderId, connection: 'simulator' }],
  });
  expect(new Map(summary.exclusions.map(({ reason, people }) => [reason, people]))).toEqual(
    new Map([
      ['same_number', 1],
      ['opted_out', 1],
      ['no_consent', 1],
      ['us_marketing', 1],
      ['no_phone', 1],
    ]),
  );
  expect(await client.journeys.publish({ id })).toEqual({ version: 1 });
  expect(await client.journeys.get({ id })).toMatchObject({
    status: 'live',
    liveVersion: 1,
    unpublishedChanges: false,
  });
  expect(await client.journeys.life({ id })).toMatchObject({ status: 'live', liveVersion: 1 });
  await client.journeys.saveDraft({
    id,
    draft: { ...offerJourney(senderId), settings: { reentry: 'always' } },
  });
  expect((await client.journeys.get({ id })).unpublishedChanges).toBe(true);
  expect((await client.journeys.versions({ id })).items).toMatchObject([{ number: 1, live: true }]);
  expect(await api.call('DELETE', `/api/journeys/${id}`)).toMatchObject({ status: 400 });
  expect(await api.call('DELETE', `/api/senders/${senderId}`)).toMatchObject({
    status: 400,
    body: { message: expect.stringContaining('Offer') },
  });
});

test('two people who publish the same draft at once make one version, and people enter once', async () => {
  const { client, database } = api;
  const draft = { ...offerJourney(senderId), settings: { reentry: 'always' as const } };
  const { id } = await client.journeys.create({ name: 'Twice', draft });
  const both = await Promise.all(
    [1, 2].map(() => api.call('POST', `/api/journeys/${id}/publish`, {})),
  );
  expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
  expect(both.find(({ status }) => status === 409)?.body).toMatchObject({
    message: expect.stringContaining('live already'),
  });
  const launches = await database.db
    .selectFrom('launch')
    .select('id')
    .where('journey_id', '=', id)
    .execute();
  expect(launches).toHaveLength(1);
  await client.journeys.stop({ id });
  expect(await client.journeys.publish({ id })).toEqual({ version: 2 });
});

test('live numbers come at once and again when they change', async () => {
  const { client, database } = api;
  const { id } = await client.journeys.create({ name: 'Live', draft: offerJourney(senderId) });
  await client.journeys.publish({ id });
  const stop = new AbortController();
  const stream = await client.journeys.live({ id }, { signal: stop.signal });
  const first = await stream.next();
  expect(first.value).toMatchObject({ version: 1, peopleInside: 0, launching: true });
  const version = await database.db
    .selectFrom('journey')
    .select('live_version_id')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  await database.db
    .insertInto('activity_delta')
    .values([
      { version_id: version.live_version_id ?? 0, activity: 'msg', outcome: 'here', n: 3 },
      {
        version_id: version.live_version_id ?? 0,
        activity: 'msg',
        outcome: 'excluded:no_consent',
        n: 2,
      },
    ])
    .execute();
  const second = await stream.next();
  expect(second.value).toMatchObject({
    peopleInside: 3,
    activities: expect.arrayContaining([
      expect.objectContaining({ activityId: 'msg', here: 3, excluded: { no_consent: 2 } }),
    ]),
  });
  stop.abort();
});

test('journeys are listed by name, page by page', async () => {
  const { client } = api;
  for (const name of ['alpha', 'Beta', 'gamma'])
    await client.journeys.create({ name: `zz ${name}` });
  const first = await client.journeys.list({ search: 'zz ', sort: 'name', limit: 2 });
  const rest = await client.journeys.list({
    search: 'zz ',
    sort: 'name',
    limit: 2,
    cursor: first.next ?? '',
  });
  expect([...first.items, ...rest.items].map(({ name }) => name)).toEqual([
    'zz alpha',
    'zz Beta',
    'zz gamma',
  ]);
  expect(rest.next).toBeNull();
});

test('a copy of a journey is a draft of its own', async () => {
  const { client } = api;
  const { id } = await client.journeys.create({ name: 'Original', draft: offerJourney(senderId) });
  const copy = await client.journeys.duplicate({ id });
  expect(copy).toMatchObject({ name: 'Original (copy)', status: 'draft', liveVersion: null });
  expect(copy.id).not.toBe(id);
  expect(await client.journeys.remove({ id: copy.id })).toEqual({ removed: true });
});

test('journeys are put into folders, tagged, and found by what is written in them, with the place', async () => {
  const { client } = api;
  const { id: folder } = await client.journeyLibrary.createFolder({ name: ' Harvest ' });
  await expect(client.journeyLibrary.createFolder({ name: 'HARVEST' })).rejects.toThrow(
    'There is a folder of that name already.',
  );
  const { id } = await client.journeys.create({
    name: 'Pumpkins',
    folderId: folder,
    tags: ['Autumn'],
    draft: {
      format: 1,
      settings: {},
      activities: [
        { id: 'team', type: 'handOver', position: { x: 0, y: 0 }, note: 'Which pumpkin is best?' },
      ],
      connections: [],
    },
  });
  const copy = await client.journeys.duplicate({ id });
  expect(copy).toMatchObject({ folderId: folder, tags: ['Autumn'] });
  await client.journeyLibrary.organise({ ids: [copy.id], folderId: null, removeTags: ['Autumn'] });

  const { items } = await client.journeys.list({ search: 'PUMPKIN IS', folder, tags: ['Autumn'] });
  expect(items).toMatchObject([
    { id, matches: [{ activityId: 'team', kind: 'note', before: 'Which ', found: 'pumpkin is' }] },
  ]);
  expect(await client.journeyLibrary.folders()).toMatchObject({
    items: [{ id: folder, name: 'Harvest', journeys: 1 }],
  });
  const gone = { ids: [id], folderId: '00000000-0000-4000-8000-000000000000' };
  await expect(client.journeyLibrary.organise(gone)).rejects.toThrow('There is no such folder.');
  const asViewer = await api.call('DELETE', `/api/journey-folders/${folder}`, undefined, 'viewer');
  expect(asViewer.status).toBe(403);

  await client.journeys.dismissAdvice({ id, code: 'long_message', dismissed: true });
  await client.journeys.dismissAdvice({ id, code: 'long_message', dismissed: true });
  expect((await client.journeys.get({ id })).dismissedAdvice).toEqual(['long_message']);
  await client.journeys.dismissAdvice({ id, code: 'long_message', dismissed: false });
  expect((await client.journeys.get({ id })).dismissedAdvice).toEqual([]);
});
