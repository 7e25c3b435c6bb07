import { setTimeout as sleep } from 'node:timers/promises';

import { expect, test } from '@playwright/test';

import type { ExpectedOutcomes } from './expected-outcomes.ts';
import { killing, postEvents, seeded } from './killing.ts';
import { marketingContent, type Marketing } from './marketing-content.ts';
import {
  createJourney,
  everybody,
  expectConservedCounts,
  expectExactlyOnce,
  importPeople,
  oneMessageGraph,
  untilDone,
  untilSent,
} from './marketing.ts';
import { peopleCsv } from './people-csv.ts';
import { startSystem, until, type System } from './waypost.ts';

const full = process.env['WAYPOST_TEST_FULL'] === '1';
const people = full ? 10_000 : 800;
const kills = full ? 12 : 2;
/** So slow that a blast goes on while it is killed. */
const messagesPerSecond = full ? 400 : 120;
/** Attempts without an answer wait up to seven times as long as the kills went on; a slow machine starts slowly. */
const settleSeconds = full ? 900 : 400;

test.setTimeout(full ? 1_500_000 : 600_000);

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

type Kind = 'import' | 'launch' | 'events' | 'campaign';
const kinds: Kind[] = ['import', 'launch', 'events', 'campaign'];

/** Sets one kind of work going. Answers how to see that everything was done. */
const work: Record<
  Exclude<Kind, 'import'>,
  (system: System, marketing: Marketing, random: () => number) => Promise<Done>
> = {
  async launch(system, marketing) {
    const graph = oneMessageGraph({ type: 'entryAudience' }, marketing);
    const id = await createJourney(system, 'To everybody', graph);
    await system.api.journeys.publish({ id });
    return (expected) => expectJourneyDone(system, id, expected);
  },
  async events(system, marketing) {
    const graph = oneMessageGraph({ type: 'entryEvent', eventName: 'sale' }, marketing);
    const id = await createJourney(system, 'By event', graph);
    await system.api.journeys.publish({ id });
    const posting = postEvents(system, 'sale', full ? 200 : 40);
    return async (expected) => {
      expect(await posting).toBe(expected.people);
      await expectJourneyDone(system, id, expected);
    };
  },
  async campaign(system, { sender, content }, random) {
    const { id } = await system.api.campaigns.create({
      name: 'Spring',
      senderId: sender.id,
      audienceId: null,
      content,
    });
    const at = new Date(Date.now() + 1500);
    await system.api.campaigns.send({ id, at: at.toISOString() });
    await sleep(Math.max(0, at.getTime() - Date.now() - 600 * random()));
    return async (expected) => {
      await until(
        () => system.api.campaigns.get({ id }),
        (one) => one.status === 'sent',
        settleSeconds,
        'the campaign sent',
      );
      await expectExactlyOnce(system, { campaignId: id }, expected);
    };
  },
};

type Done = (expected: ExpectedOutcomes) => Promise<void>;

async function expectJourneyDone(
  system: System,
  id: string,
  expected: ExpectedOutcomes,
): Promise<void> {
  await untilSent(system, id, expected.people, settleSeconds);
  await expectExactlyOnce(system, { journeyId: id }, expected);
  await expectConservedCounts(system, id, expected);
}

// In the short form all kinds go on at once and are killed together. In the full form each has its own
// kills, and a test of its own.
for (const disturbed of full ? kinds.map((kind) => [kind]) : [kinds]) {
  test(`killed during ${disturbed.join(', ')}: nobody is lost, and each number gets exactly one message of each`, () =>
    seeded(async (random, seed) => {
      const system = await startSystem({ UNKNOWN_GRACE_SECONDS: '5' });
      try {
        await system.api.profiles.removeDemo();
        const csv = peopleCsv(people, seed);
        const { id: importId } = await system.importCsv(csv);
        if (disturbed.includes('import')) {
          await killing(system, random, { kills, withinMs: full ? 1200 : 300 });
        }
        const imported = await untilDone(system, importId);
        expect(imported).toMatchObject({ status: 'done', failure: null });
        const { rowsImported, rowsRejected, rowsDone } = imported.progress;
        expect(rowsImported + rowsRejected).toBe(rowsDone);

        const expected = await everybody(system);
        const marketing = await slowMarketing(system);
        const done: Done[] = [];
        for (const kind of disturbed) {
          if (kind !== 'import') done.push(await work[kind](system, marketing, random));
        }
        if (done.length > 0) {
          await killing(system, random, { kills, withinMs: 1200 });
          await useASecondTerminal(system);
        }
        for (const expectDone of done) await expectDone(expected);
        await expectNothingTwice(system, done.length * expected.eligibleNumbers.size);

        // The same file again, undisturbed: a row that a kill had swallowed would show up now.
        await importPeople(system, csv);
        expect(await everybody(system)).toEqual(expected);
      } finally {
        await system.close();
      }
    }));
}
