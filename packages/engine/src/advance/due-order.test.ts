import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';

import { enrolNextSlice } from '../enrolment/enrol-next-slice.ts';
import { recordEvents } from '../events/record-events.ts';
import { getPassage, passageDetail } from '../people/index.ts';
import { runLanes } from '../runs/run-lane.ts';
import { createTestDatabase, type TestDatabase } from '../testing/database.ts';
import {
  addProfiles,
  addSender,
  graphOf,
  hello,
  testEngine,
  type TestEngine,
} from '../testing/journeys.ts';
import { publishGraph } from '../testing/passages.ts';
import { advanceDueRuns } from './advance-due-runs.ts';

let database: TestDatabase;
let engine: TestEngine;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  engine = testEngine(database);
  await database.empty();
});

const pause = { id: 'pause', type: 'wait', duration: { amount: 1, unit: 'hours' } };
const byEvent = { id: 'in', type: 'entryEvent', eventName: 'cart' };
const everybody = { id: 'in', type: 'entryAudience' };

/** Puts a mark behind the person's tier. */
const shout = (id: string) => ({
  id,
  type: 'updateProfile',
  changes: [{ attribute: 'tier', kind: 'text', value: '{{ profile.tier }}!' }],
});

const branch = (id: string, tier: string) => ({
  id,
  type: 'condition',
  branches: [
    {
      id: 'yes',
      rule: { kind: 'comparison', field: 'profile.tier', operator: 'equals', value: tier },
    },
  ],
});

async function publish(graph: ReturnType<typeof graphOf>): Promise<void> {
  await publishGraph(engine, graph);
}

async function standingAt(activity: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    SELECT count(*) AS n FROM run WHERE activity = ${activity}`.execute(database.db);
  return rows[0]?.n ?? 0;
}

test('whose time has come goes before those a launch let in earlier; whom an event woke goes before both', async () => {
  await addProfiles(database.db, 20);
  await publish(
    graphOf([byEvent, pause, { id: 'over', type: 'end' }], ['in.next>pause', 'pause.next>over']),
  );
  await recordEvents(engine, [{ profile: { externalId: 'person-1' }, name: 'cart' }]);
  await advanceDueRuns(engine, engine.now());
  await publish(graphOf([everybody, { ...pause, id: 'launched' }], ['in.next>launched']));
  await enrolNextSlice(database.db, 100, engine.now());

  engine.setNow(engine.now() + 2 * 3_600_000);
  await recordEvents(engine, [{ profile: { externalId: 'person-2' }, name: 'cart' }]);
  const due = (lane: 0 | 1 | 2) => ({ lane, from: null, to: engine.now() });
  const all = [due(runLanes.woken), due(runLanes.time), due(runLanes.launched)];

  // Person 2 comes in by event, and the event wakes what the launch had let in too.
  expect(await advanceDueRuns(engine, engine.now(), all, 2)).toMatchObject({ claimed: 2 });
  expect([await standingAt('pause'), await standingAt('launched')]).toEqual([2, 1]);
  expect(await advanceDueRuns(engine, engine.now(), all, 1)).toMatchObject({ claimed: 1 });
  expect([await standingAt('over'), await standingAt('launched')]).toEqual([1, 1]);
  const rest = await advanceDueRuns(engine, engine.now(), all, 100);
  expect(rest.lanes.map(({ lane, full }) => [lane, full])).toEqual([
    [0, false],
    [1, false],
    [2, false],
  ]);
  expect(await standingAt('launched')).toBe(20);
});

test('a message behind an update speaks of the new values, and the profile has them', async () => {
  await addProfiles(database.db, 2);
  const senderId = await addSender(database.db);
  const update = {
    id: 'rename',
    type: 'updateProfile',
    changes: [
      {
        attribute: 'first_name',
        kind: 'text',
        value: '{{ profile.first_name }} of {{ event.town }}',
      },
      { attribute: 'tier', kind: 'clear' },
    ],
  };
  await publish(
    graphOf([byEvent, update, hello('greet', senderId)], ['in.next>rename', 'rename.next>greet']),
  );
  await recordEvents(engine, [
    { profile: { externalId: 'person-1' }, name: 'cart', payload: { town: 'Turin' } },
  ]);
  await advanceDueRuns(engine, engine.now());
  const messages = await sql<{ payload: unknown }>`SELECT payload FROM message`.execute(
    database.db,
  );
  expect(JSON.stringify(messages.rows)).toContain('Ada1 of Turin');
  const people = await sql`
    SELECT first_name, attributes FROM profile ORDER BY external_id`.execute(database.db);
  expect(people.rows).toEqual([
    { first_name: 'Ada1 of Turin', attributes: {} },
    { first_name: 'Ada2', attributes: { tier: 'gold' } },
  ]);
});

test('two passages of one person in one batch see what the other has changed', async () => {
  await addProfiles(database.db, 1);
  for (const id of ['one', 'other']) {
    // oxlint-disable-next-line no-await-in-loop -- one journey after the other
    await publish(graphOf([byEvent, shout(id)], [`in.next>${id}`]));
  }
  await recordEvents(engine, [{ profile: { externalId: 'person-1' }, name: 'cart' }]);
  expect(await advanceDueRuns(engine, engine.now())).toMatchObject({ claimed: 2 });
  const { rows } = await sql`SELECT attributes FROM profile`.execute(database.db);
  expect(rows).toEqual([{ attributes: { tier: 'gold!!' } }]);
});

test('the path of a person tells every activity passed, in order, though one look passed several', async () => {
  await addProfiles(database.db, 1);
  await publish(
    graphOf(
      [
        everybody,
        branch('gold', 'gold'),
        branch('silver', 'silver'),
        pause,
        { id: 'over', type: 'end' },
      ],
      ['in.next>gold', 'gold.yes>silver', 'silver.otherwise>pause', 'pause.next>over'],
    ),
  );
  await enrolNextSlice(database.db, 10, engine.now());
  await advanceDueRuns(engine, engine.now());
  engine.setNow(engine.now() + 3_600_000);
  await advanceDueRuns(engine, engine.now());
  const { rows } = await sql<{ id: string }>`SELECT id FROM run`.execute(database.db);
  const passage = await getPassage(database.db, rows[0]?.id ?? '');
  if (passage === undefined) throw new Error('there is no passage');
  const { steps } = await passageDetail(database.db, passage);
  expect(steps.map(({ activity, visit, port }) => [visit, activity, port])).toEqual([
    [1, 'in', 'next'],
    [2, 'gold', 'yes'],
    [3, 'silver', 'otherwise'],
    [4, 'pause', 'next'],
    [5, 'over', null],
  ]);
});
