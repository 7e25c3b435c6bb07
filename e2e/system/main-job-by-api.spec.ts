import { readFile } from 'node:fs/promises';

import { isDefinedError, safe } from '@orpc/client';
import { expect, test } from '@playwright/test';

import { allItems } from './expected-outcomes.ts';
import { marketingContent } from './marketing-content.ts';
import {
  createJourney,
  everybody,
  expectExactlyOnce,
  importPeople,
  oneMessageGraph,
  untilSent,
} from './marketing.ts';
import { peopleCsv } from './people-csv.ts';
import { startSystem, until, type System } from './waypost.ts';

const full = process.env['WAYPOST_TEST_FULL'] === '1';

test.describe.configure({ mode: 'serial' });
test.setTimeout(300_000);

let system: System;
test.beforeAll(async () => {
  system = await startSystem({ WAYPOST_DEMO: 'on', LOG_LEVEL: 'trace' });
  await system.api.profiles.removeDemo();
});
test.afterAll(() => system.close());

/** The file named by WAYPOST_PEOPLE_CSV where one is given, else one of our own making. */
async function peopleFile(): Promise<string> {
  const given = process.env['WAYPOST_PEOPLE_CSV'];
  return given === undefined ? peopleCsv(full ? 10_000 : 1_500, 7) : readFile(given, 'utf8');
}

test('imports a badly written file: nothing is lost without a line and a reason', async () => {
  const csv = await peopleFile();
  const done = await importPeople(system, csv);
  expect(done).toMatchObject({ status: 'done', failure: null });
  const rejected = await allItems((page) =>
    system.api.imports.rejections({ id: done.id, ...page }),
  );
  expect(rejected).toHaveLength(done.progress.rowsRejected);
  expect(rejected.length).toBeGreaterThan(0);
  expect(rejected.every((one) => one.line > 1 && one.reason.length > 10)).toBe(true);
  expect(done.progress.rowsImported + done.progress.rowsRejected).toBe(done.progress.rowsDone);

  await system.api.profiles.upsert({
    profiles: [
      {
        externalId: 'without-a-phone',
        firstName: 'Nemo',
        consent: [{ purpose: 'marketing', state: 'in', source: 'test' }],
      },
    ],
  });
});

test('an audience journey sends one message per eligible number and lists everybody else', async () => {
  const before = await system.counts();
  const expected = await everybody(system);
  expect(expected.excluded['no_phone']).toBe(1);
  const graph = oneMessageGraph({ type: 'entryAudience' }, await marketingContent(system));
  const id = await createJourney(system, 'To everybody', graph);
  await system.api.journeys.publish({ id });
  await untilSent(system, id, expected.people, 120);
  await expectExactlyOnce(system, { journeyId: id }, expected);
  const after = await system.counts();
  expect(after.accepted - before.accepted).toBe(expected.eligibleNumbers.size);
  expect(after.duplicates).toEqual([]);
});

test('an event journey does the same, and a repeated event changes nothing', async () => {
  const expected = await everybody(system);
  const graph = oneMessageGraph(
    { type: 'entryEvent', eventName: 'spring_sale' },
    await marketingContent(system),
  );
  const id = await createJourney(system, 'By event', graph);
  await system.api.journeys.publish({ id });
  const profiles = await allItems((page) => system.api.profiles.list(page));
  for (let start = 0; start < profiles.length; start += 500) {
    const events = profiles.slice(start, start + 500).map(({ externalId }) => ({
      name: 'spring_sale',
      externalId,
      key: `spring-${externalId}`,
    }));
    const first = await system.api.events.record({ events });
    expect(first.recorded).toBe(events.length);
    const again = await system.api.events.record({ events });
    expect(again.recorded).toBe(0);
  }
  await untilSent(system, id, expected.people, 120);
  await expectExactlyOnce(system, { journeyId: id }, expected);
});

test('a scheduled campaign waits for its time and then does the same', async () => {
  const expected = await everybody(system);
  const { sender, content } = await marketingContent(system);
  const campaign = await system.api.campaigns.create({
    name: 'Spring',
    senderId: sender.id,
    audienceId: null,
    content,
  });
  const before = await system.counts();
  const at = new Date(Date.now() + (full ? 60_000 : 4_000));
  await system.api.campaigns.send({ id: campaign.id, at: at.toISOString() });
  const early = await system.api.campaigns.get({ id: campaign.id });
  expect(early.status).toBe('scheduled');
  expect((await system.counts()).accepted).toBe(before.accepted);
  await until(
    () => system.api.campaigns.get({ id: campaign.id }),
    (one) => one.status === 'sent',
    180,
    'the campaign sent',
  );
  await expectExactlyOnce(system, { campaignId: campaign.id }, expected);
  expect((await system.counts()).duplicates).toEqual([]);
});

test('a journey with errors is refused with the list the studio shows', async () => {
  const marketing = await marketingContent(system);
  const graph = oneMessageGraph({ type: 'entryAudience' }, { ...marketing, content: {} });
  const id = await createJourney(system, 'Broken', graph);
  const { error } = await safe(system.api.journeys.publish({ id }));
  if (!isDefinedError(error) || error.code !== 'INVALID_GRAPH') throw new Error(`got ${error}`);
  expect(error.status).toBe(422);
  const { problems } = await system.api.journeys.validate({ id });
  expect(problems).toEqual([
    expect.objectContaining({
      activityId: 'message',
      field: 'content.template',
      code: 'template_required',
    }),
  ]);
  expect(error.data.problems).toEqual(problems);
});

test('nothing that was logged meanwhile, at the most talkative level, tells who anybody is', async () => {
  const profiles = await allItems((page) => system.api.profiles.list(page));
  const { items: senders } = await system.api.senders.list();
  const wrong = await fetch(`${system.url}/webhooks/whatsapp/${senders[0]?.id ?? ''}`, {
    method: 'POST',
    body: '{"entry": "Giulia Rossi +393201234567"}',
    headers: { 'x-hub-signature-256': 'sha256=00' },
  });
  expect(wrong.status).toBe(401);
  const logged = system.output();
  expect(logged).toContain('sender taken over');
  const names = new Set(profiles.flatMap(({ firstName, lastName }) => [firstName, lastName]));
  const phones = profiles.map(({ phone }) => phone?.replace('+', ''));
  const told = [...names, ...phones].filter((secret) => secret && logged.includes(secret));
  expect(told).toEqual([]);
  expect(logged).not.toContain(system.apiKey);
  expect(logged).not.toContain('393201234567');
});
