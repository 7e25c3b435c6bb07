import { setTimeout as sleep } from 'node:timers/promises';

import { expect, test } from '@playwright/test';

import { killing, postEvents, seeded, startForeignDatabase } from './killing.ts';
import {
  createJourney,
  everybody,
  expectConservedCounts,
  expectExactlyOnce,
  importPeople,
  marketingContent,
  oneMessageGraph,
  untilDone,
  untilSent,
  type Marketing,
} from './marketing.ts';
import { peopleCsv } from './people-csv.ts';
import { startSystem, until, type System } from './waypost.ts';

const full = process.env['WAYPOST_TEST_FULL'] === '1';
const people = full ? 10_000 : 800;
const kills = full ? 12 : 2;
/** So slow that a blast goes on while it is killed. */
const messagesPerSecond = full ? 400 : 120;
/** Attempts without an answer wait for their grace, and longer after each kill. */
const settleSeconds = full ? 500 : 90;

test.setTimeout(full ? 1_500_000 : 240_000);

async function startWithPeople(environment: NodeJS.ProcessEnv, seed: number): Promise<System> {
  const system = await startSystem({ UNKNOWN_GRACE_SECONDS: '5', ...environment });
  await system.api.profiles.removeDemo();
  await importPeople(system, peopleCsv(people, seed));
  return system;
}

async function slowMarketing(system: System): Promise<Marketing> {
  const marketing = await marketingContent(system);
  await system.api.senders.update({ id: marketing.sender.id, messagesPerSecond });
  return marketing;
}

/** What a second terminal does meanwhile. */
async function useASecondTerminal(system: System): Promise<void> {
  const [again, status, link] = await Promise.all([
    system.startAgain(),
    system.command('status'),
    system.command('link'),
  ]);
  expect(again).toMatchObject({ code: 0, output: expect.stringContaining('http://127.0.0.1:') });
  expect(status).toMatchObject({ code: 0 });
  expect(link).toMatchObject({ code: 0, output: expect.stringContaining('http://127.0.0.1:') });
}

async function expectNothingTwice(system: System, messages: number): Promise<void> {
  const counts = await system.counts();
  const { items: unknown } = await system.api.messages.list({ state: 'unknown', limit: 200 });
  test.info().annotations.push({
    type: 'sends',
    description: JSON.stringify({ ...counts, expected: messages, unknown: unknown.length }),
  });
  expect(counts.duplicates).toEqual([]);
  expect(counts.messages).toBe(messages);
  expect(counts.accepted).toBe(messages);
  expect(unknown).toEqual([]);
}

test('killed during import, launch, events and campaign: nobody is lost, and each number gets exactly one message of each', () =>
  seeded(async (random, seed) => {
    const system = await startSystem({ UNKNOWN_GRACE_SECONDS: '5' });
    try {
      await system.api.profiles.removeDemo();
      const csv = peopleCsv(people, seed);
      const { id: importId } = await system.importCsv(csv);
      await killing(system, random, { kills, withinMs: full ? 1200 : 400 });
      const imported = await untilDone(system, importId);
      expect(imported).toMatchObject({ status: 'done', failure: null });
      const { rowsImported, rowsRejected, rowsDone } = imported.progress;
      expect(rowsImported + rowsRejected).toBe(rowsDone);
      const expected = await everybody(system);

      const marketing = await slowMarketing(system);
      const byAudience = await createJourney(
        system,
        'To everybody',
        oneMessageGraph({ type: 'entryAudience' }, marketing),
      );
      await system.api.journeys.publish({ id: byAudience });
      await killing(system, random, { kills, withinMs: 1500 });
      await useASecondTerminal(system);

      const byEvent = await createJourney(
        system,
        'By event',
        oneMessageGraph({ type: 'entryEvent', eventName: 'sale' }, marketing),
      );
      await system.api.journeys.publish({ id: byEvent });
      const posting = postEvents(system, 'sale', full ? 200 : 40);
      await killing(system, random, { kills, withinMs: 1500 });
      expect(await posting).toBe(expected.people);

      const campaign = await system.api.campaigns.create({
        name: 'Spring',
        senderId: marketing.sender.id,
        audienceId: null,
        content: marketing.content,
      });
      const at = new Date(Date.now() + 1500);
      await system.api.campaigns.send({ id: campaign.id, at: at.toISOString() });
      await sleep(Math.max(0, at.getTime() - Date.now() - 600 * random()));
      await killing(system, random, { kills, withinMs: 1500 });

      await untilSent(system, byAudience, expected.people, settleSeconds);
      await untilSent(system, byEvent, expected.people, settleSeconds);
      await until(
        () => system.api.campaigns.get({ id: campaign.id }),
        (one) => one.status === 'sent',
        settleSeconds,
        'the campaign sent',
      );
      await expectExactlyOnce(system, { journeyId: byAudience }, expected);
      await expectExactlyOnce(system, { journeyId: byEvent }, expected);
      await expectExactlyOnce(system, { campaignId: campaign.id }, expected);
      await expectConservedCounts(system, byAudience, expected);
      await expectConservedCounts(system, byEvent, expected);
      await expectNothingTwice(system, 3 * expected.eligibleNumbers.size);

      // The same file again, undisturbed: a row that a kill had swallowed would show up now.
      await importPeople(system, csv);
      expect(await everybody(system)).toEqual(expected);
    } finally {
      await system.close();
    }
  }));

test('killed together with its PostgreSQL, it comes back with everything', () =>
  seeded(async (random, seed) => {
    const system = await startWithPeople({}, seed);
    try {
      const expected = await everybody(system);
      const marketing = await slowMarketing(system);
      const graph = oneMessageGraph({ type: 'entryAudience' }, marketing);
      const id = await createJourney(system, 'Blast', graph);
      await system.api.journeys.publish({ id });
      await killing(system, random, { kills, withinMs: 1500, withDatabase: true });
      await untilSent(system, id, expected.people, settleSeconds);
      await expectExactlyOnce(system, { journeyId: id }, expected);
      await expectConservedCounts(system, id, expected);
      await expectNothingTwice(system, expected.eligibleNumbers.size);
      expect(await everybody(system)).toEqual(expected);
    } finally {
      await system.close();
    }
  }));

test('on a PostgreSQL of its owner (DATABASE_URL) a kill loses and repeats nothing either', () =>
  seeded(async (random, seed) => {
    const database = await startForeignDatabase();
    try {
      const system = await startWithPeople({ DATABASE_URL: database.url }, seed);
      try {
        const expected = await everybody(system);
        const marketing = await slowMarketing(system);
        const graph = oneMessageGraph({ type: 'entryAudience' }, marketing);
        const id = await createJourney(system, 'Blast', graph);
        await system.api.journeys.publish({ id });
        await killing(system, random, { kills, withinMs: 1500 });
        await useASecondTerminal(system);
        await untilSent(system, id, expected.people, settleSeconds);
        await expectExactlyOnce(system, { journeyId: id }, expected);
        await expectConservedCounts(system, id, expected);
        await expectNothingTwice(system, expected.eligibleNumbers.size);
      } finally {
        await system.close();
      }
    } finally {
      await database.stop();
    }
  }));
