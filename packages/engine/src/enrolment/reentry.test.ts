import type { JourneySettings } from '@waypost/journey';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';

import { advanceDueRuns } from '../advance/advance-due-runs.ts';
import { connect } from '../database/connect.ts';
import { recordEvents } from '../events/record-events.ts';
import { publishJourney } from '../journeys/publish-journey.ts';
import { createTestDatabase, type TestDatabase } from '../testing/database.ts';
import {
  addJourney,
  addProfiles,
  graphOf,
  noon,
  testEngine,
  type TestEngine,
} from '../testing/journeys.ts';
import { takeDueSteps } from '../testing/passages.ts';
import { enrolNextSlice } from './enrol-next-slice.ts';

const hour = 3_600_000;
const afterAnHour: Partial<JourneySettings> = {
  reentry: 'after',
  reentryAfter: { amount: 1, unit: 'hours' },
};

let database: TestDatabase;
let engine: TestEngine;

beforeAll(async () => {
  database = await createTestDatabase();
});

beforeEach(async () => {
  await database.empty();
  engine = testEngine(database);
  await addProfiles(database.db, 2);
});

afterAll(() => database.drop());

/** A journey that people enter by the event `order` and leave after ten minutes, or at once. */
async function live(
  settings: Partial<JourneySettings>,
  behind: 'end' | 'wait' = 'end',
  journeyId?: string,
): Promise<string> {
  const graph = graphOf(
    [
      {
        id: 'in',
        type: 'entryEvent',
        eventName: 'order',
        fields: [{ name: 'number', kind: 'text' }],
      },
      { id: 'next', type: behind, duration: { amount: 10, unit: 'minutes' } },
    ],
    ['in.next>next'],
    settings,
  );
  const id = journeyId ?? (await addJourney(database.db, graph));
  await publishJourney(engine, { journeyId: id, graph, actor: 'test' });
  return id;
}

/** How many passages the event began. */
async function order(person: string, number: unknown = 'A', from = engine): Promise<number> {
  const [result] = await recordEvents(from, [
    { profile: { externalId: person }, name: 'order', payload: { number } },
  ]);
  return result?.status === 'recorded' ? result.started : -1;
}

async function goOn(now: number): Promise<void> {
  engine.setNow(now);
  await takeDueSteps(engine);
}

async function runCount(): Promise<number> {
  const { rows } = await sql<{ n: number }>`SELECT count(*) AS n FROM run`.execute(database.db);
  return rows[0]?.n ?? 0;
}

test('after a time, counted from when they left: not before, not while inside, and again then', async () => {
  await live(afterAnHour, 'wait');
  expect(await order('person-1')).toBe(1);
  await goOn(noon);
  engine.setNow(noon + 5 * 60_000);
  expect(await order('person-1')).toBe(0);
  const left = noon + 10 * 60_000;
  await goOn(left);
  engine.setNow(left + hour - 1);
  expect(await order('person-1')).toBe(0);
  expect(await order('person-2')).toBe(1);
  engine.setNow(left + hour);
  expect(await order('person-1')).toBe(1);
});

test('one passage per order number at a time; each number follows the rule by itself', async () => {
  await live({ ...afterAnHour, concurrencyField: 'number' }, 'wait');
  expect(await order('person-1', 'A')).toBe(1);
  expect(await order('person-1', 'A')).toBe(0);
  expect(await order('person-1', 17)).toBe(1);
  expect(await order('person-1', '17')).toBe(0);
  // Without a number they share one passage.
  expect(await order('person-1', null)).toBe(1);
  expect(await order('person-1', { nested: true })).toBe(0);
  await goOn(noon);
  await goOn(noon + 10 * 60_000);
  expect(await order('person-1', 'A')).toBe(0);
  expect(await order('person-1', 'B')).toBe(1);
  engine.setNow(noon + 10 * 60_000 + hour);
  expect(await order('person-1', 'A')).toBe(1);
});

test('never means once for each order number', async () => {
  await live({ reentry: 'never', concurrencyField: 'number' });
  expect(await order('person-1', 'A')).toBe(1);
  await goOn(noon);
  expect(await order('person-1', 'A')).toBe(0);
  expect(await order('person-1', 'B')).toBe(1);
});

test('whoever passed while people could enter again is kept out once they may not any more', async () => {
  const journeyId = await live({ reentry: 'always' });
  expect(await order('person-1')).toBe(1);
  await goOn(noon);
  await live({ reentry: 'never' }, 'end', journeyId);
  expect(await order('person-1')).toBe(0);
  expect(await order('person-2')).toBe(1);
});

test('two processes that hear of many events at once let each person in once', async () => {
  await live(afterAnHour);
  const elsewhere = connect({ connectionString: database.connectionString });
  const other = testEngine(elsewhere);
  try {
    const work = [1, 2, 3, 4, 5, 6].map(async (turn) => {
      const from = turn % 2 === 0 ? engine : other;
      for (let round = 0; round < 4; round += 1) {
        await order('person-1', 'A', from);
        // Whoever entered leaves at once, so that only the rule keeps them from entering again.
        await advanceDueRuns(from, noon);
      }
    });
    await Promise.all(work);
  } finally {
    await elsewhere.close();
  }
  expect(await runCount()).toBe(1);
});

test('a launch leaves those out who left too recently', async () => {
  const audience = graphOf(
    [
      { id: 'in', type: 'entryAudience' },
      { id: 'next', type: 'end' },
    ],
    ['in.next>next'],
    afterAnHour,
  );
  const journeyId = await live(afterAnHour);
  await order('person-1');
  await goOn(noon);
  engine.setNow(noon + 1);
  await publishJourney(engine, { journeyId, graph: audience, actor: 'test' });
  expect((await enrolNextSlice(database.db, 100, engine.now()))?.entered).toBe(1);
  await goOn(noon + 2 * hour);
  await publishJourney(engine, { journeyId, graph: audience, actor: 'test' });
  expect((await enrolNextSlice(database.db, 100, engine.now()))?.entered).toBe(1);
});

test('people pass the entry at the pace of the journey; the others wait in line, whatever happens to them', async () => {
  await live({ reentry: 'always', entryRate: { people: 6, per: 'minute' } }, 'wait');
  await addProfiles(database.db, 3, 'more');
  for (const person of ['person-1', 'person-2', 'more-1', 'more-2']) await order(person);
  await goOn(noon);
  const past = async () => {
    const { rows } = await sql<{ n: number }>`
      SELECT count(*) AS n FROM run WHERE activity = 'next'`.execute(database.db);
    return rows[0]?.n;
  };
  expect(await past()).toBe(1);
  await recordEvents(engine, [{ profile: { externalId: 'more-2' }, name: 'something' }]);
  await goOn(noon + 9_999);
  expect(await past()).toBe(1);
  await goOn(noon + 10_000);
  expect(await past()).toBe(2);
  // The end of the line.
  engine.setNow(noon + 35_000);
  await order('more-3');
  await goOn(noon + 39_999);
  expect(await past()).toBe(4);
  await goOn(noon + 40_000);
  expect(await past()).toBe(5);
});
