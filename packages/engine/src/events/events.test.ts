import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';

import { advanceDueRuns } from '../advance/advance-due-runs.ts';
import { liveCounts } from '../counts/live-counts.ts';
import { publishJourney } from '../journeys/publish-journey.ts';
import { createTestDatabase, type TestDatabase } from '../testing/database.ts';
import {
  addJourney,
  addProfiles,
  addSender,
  graphOf,
  hello,
  noon,
  testEngine,
  type TestEngine,
} from '../testing/journeys.ts';
import { publishGraph } from '../testing/passages.ts';
import { recordEvents } from './record-events.ts';

let database: TestDatabase;
let engine: TestEngine;

beforeAll(async () => {
  database = await createTestDatabase();
});

beforeEach(async () => {
  await database.empty();
  engine = testEngine(database);
});

afterAll(() => database.drop());

async function publishForEvent(reentry: 'never' | 'always' = 'never', endsAtOnce = false) {
  const graph = graphOf(
    [
      { id: 'in', type: 'entryEvent', eventName: 'cart_left' },
      endsAtOnce ? { id: 'next', type: 'end' } : { id: 'next', type: 'wait' },
    ],
    ['in.next>next'],
    reentry,
  );
  const journeyId = await addJourney(database.db, graph);
  return publishJourney(engine, { journeyId, graph, actor: 'test' });
}

async function runCount(): Promise<number> {
  const { rows } = await sql<{ n: number }>`SELECT count(*) AS n FROM run`.execute(database.db);
  return rows[0]?.n ?? 0;
}

function cartLeft(externalId: string, key?: string) {
  return {
    profile: { externalId },
    name: 'cart_left',
    payload: { total: 12 },
    ...(key === undefined ? {} : { key }),
  };
}

test('an event starts the journeys it is the entry of, and is answered item by item', async () => {
  await addProfiles(database.db, 2);
  const { versionId } = await publishForEvent();
  const results = await recordEvents(engine, [
    cartLeft('person-1', 'a'),
    cartLeft('nobody', 'b'),
    { profile: { phone: '+447700900002' }, name: 'cart_left', key: 'c' },
    { profile: { externalId: 'person-2' }, name: 'something_else' },
  ]);
  expect(results.map((result) => result.status)).toEqual([
    'recorded',
    'unknown_profile',
    'recorded',
    'recorded',
  ]);
  expect(await runCount()).toBe(2);
  expect(await liveCounts(database.db, versionId)).toContainEqual({
    activity: 'in',
    outcome: 'here',
    n: 2,
  });
});

test('the same key is recorded once: in one request, again, and from two processes at once', async () => {
  await addProfiles(database.db, 1);
  await publishForEvent('always', true);
  const first = await recordEvents(engine, [cartLeft('person-1', 'k'), cartLeft('person-1', 'k')]);
  expect(first.map((result) => result.status)).toEqual(['recorded', 'duplicate']);
  const again = await Promise.all(
    [1, 2, 3].map(() => recordEvents(engine, [cartLeft('person-1', 'k')])),
  );
  expect(again.flat().map((result) => result.status)).toEqual([
    'duplicate',
    'duplicate',
    'duplicate',
  ]);
  const raced = await Promise.all(
    [1, 2, 3, 4].map(() => recordEvents(engine, [cartLeft('person-1', 'raced')])),
  );
  expect(raced.flat().filter((result) => result.status === 'recorded').length).toBe(1);
  const { rows } = await sql<{ n: number }>`SELECT count(*) AS n FROM event`.execute(database.db);
  expect(rows[0]?.n).toBe(2);
});

test('a key freed by a failed request can be used again', async () => {
  await addProfiles(database.db, 1);
  const broken = { ...cartLeft('person-1', 'k'), occurredAt: Number.NaN };
  await expect(recordEvents(engine, [broken])).rejects.toThrow();
  const [result] = await recordEvents(engine, [cartLeft('person-1', 'k')]);
  expect(result?.status).toBe('recorded');
});

test('who may enter once enters once, whatever happens later', async () => {
  await addProfiles(database.db, 1);
  await publishForEvent('never', true);
  await recordEvents(engine, [cartLeft('person-1', 'a')]);
  await advanceDueRuns(engine, engine.now());
  await recordEvents(engine, [cartLeft('person-1', 'b')]);
  expect(await runCount()).toBe(1);
});

test('with re-entry a person comes in again after leaving, but is never inside twice', async () => {
  await addProfiles(database.db, 1);
  await publishForEvent('always', true);
  await recordEvents(engine, [cartLeft('person-1', 'a'), cartLeft('person-1', 'b')]);
  expect(await runCount()).toBe(1);
  await advanceDueRuns(engine, engine.now());
  await recordEvents(engine, [cartLeft('person-1', 'c')]);
  expect(await runCount()).toBe(2);
});

async function publishGreeting() {
  const senderId = await addSender(database.db);
  const greet = hello('greet', senderId);
  greet['content'] = {
    template: {
      name: 'hello',
      defaultLanguage: 'en',
      byLanguage: { en: { values: { 'body.1': { value: '{{ event.total }}' } } } },
    },
  };
  const graph = graphOf(
    [{ id: 'in', type: 'entryEvent', eventName: 'cart_left' }, greet],
    ['in.next>greet'],
  );
  await publishGraph(engine, graph);
  return senderId;
}

async function queued() {
  const { rows } = await sql<{ lane: number; text: string }>`
    SELECT o.lane, m.payload #>> '{template,components,0,parameters,0,text}' AS text
      FROM outbox o JOIN message m ON m.bucket = o.bucket AND m.id = o.message_id`.execute(
    database.db,
  );
  return rows;
}

test('a message of a journey started by an event goes ahead of bulk and knows the event', async () => {
  await addProfiles(database.db, 1);
  await publishGreeting();
  await recordEvents(engine, [cartLeft('person-1')]);
  await advanceDueRuns(engine, noon);
  expect(await queued()).toEqual([{ lane: 0, text: '12' }]);
});

test('where people are moved, the message is queued when the event is answered, and its sender is told', async () => {
  await addProfiles(database.db, 1);
  const senderId = await publishGreeting();
  const told: string[] = [];
  await engine.sending.check(database.db);
  engine.signals.triggered.onTold((senders) => told.push(...senders));
  await recordEvents({ ...engine, advances: true }, [cartLeft('person-1')]);
  expect(await queued()).toEqual([{ lane: 0, text: '12' }]);
  expect(told).toEqual([senderId]);
});

test('an event whose step can not be stored is kept, and its run left to be looked at', async () => {
  await addProfiles(database.db, 1);
  await publishGreeting();
  await engine.sending.check(database.db);
  await sql`ALTER TABLE outbox ADD CONSTRAINT nobody CHECK (false)`.execute(database.db);
  const [result] = await recordEvents({ ...engine, advances: true }, [cartLeft('person-1', 'k')]);
  expect(result).toMatchObject({ status: 'recorded', started: 1 });
  expect(await queued()).toEqual([]);
  await sql`ALTER TABLE outbox DROP CONSTRAINT nobody`.execute(database.db);
  await advanceDueRuns(engine, noon);
  expect(await queued()).toHaveLength(1);
});

test('a stopped or never published journey starts nobody', async () => {
  await addProfiles(database.db, 1);
  await publishForEvent();
  await sql`UPDATE journey SET status = 'stopped'`.execute(database.db);
  await recordEvents(engine, [cartLeft('person-1', 'a')]);
  expect(await runCount()).toBe(0);
});
