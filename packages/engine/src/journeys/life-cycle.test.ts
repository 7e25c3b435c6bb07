import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';

import { recordEvents } from '../events/record-events.ts';
import { sweepNextSlice } from '../sweeps/sweep-next-slice.ts';
import { createTestDatabase, type TestDatabase } from '../testing/database.ts';
import {
  addProfiles,
  addSender,
  graphOf,
  hello,
  noon,
  testEngine,
  type TestEngine,
} from '../testing/journeys.ts';
import { publishGraph, takeDueSteps } from '../testing/passages.ts';
import { answerOutbox } from '../testing/outcomes.ts';
import { closeEntries, reopenEntries } from './close-entries.ts';
import { finishJourneys } from './finish-journeys.ts';
import { getJourney } from './get-journey.ts';
import { listVersions } from './list-versions.ts';
import { pauseJourney } from './pause-journey.ts';
import { publishJourney } from './publish-journey.ts';
import { resumeJourney } from './resume-journey.ts';
import { updateContent } from './update-content.ts';

const minute = 60_000;
const hour = 60 * minute;
const actor = 'test';

let database: TestDatabase;
let engine: TestEngine;
let senderId: string;

beforeAll(async () => {
  database = await createTestDatabase();
});

beforeEach(async () => {
  await database.empty();
  senderId = await addSender(database.db);
  engine = testEngine(database);
  await addProfiles(database.db, 3);
});

afterAll(() => database.drop());

/** An hour after their event people get a message. */
function journey(hours = 1, fallback = 'there') {
  return graphOf(
    [
      { id: 'in', type: 'entryEvent', eventName: 'cart_left' },
      { id: 'wait', type: 'wait', duration: { amount: hours, unit: 'hours' } },
      hello('greet', senderId, fallback),
    ],
    ['in.next>wait', 'wait.next>greet'],
  );
}

async function publish(graph = journey()): Promise<string> {
  return (await publishGraph(engine, graph)).journeyId;
}

async function happens(person: number): Promise<void> {
  await recordEvents(engine, [{ profile: { externalId: `person-${person}` }, name: 'cart_left' }]);
}

/** Everything due, until nothing is. */
async function settle(): Promise<void> {
  await takeDueSteps(engine);
}

async function passed(ms: number): Promise<void> {
  engine.setNow(engine.now() + ms);
  await settle();
}

async function sweep(size = 100): Promise<void> {
  while (await sweepNextSlice(engine, size, engine.now()));
}

/** `person place status`, in order. */
async function places(): Promise<string[]> {
  const { rows } = await sql<{ place: string }>`
    SELECT concat_ws(' ', p.external_id, r.activity, r.status, r.reason) AS place
      FROM run r JOIN profile p ON p.bucket = r.bucket AND p.id = r.profile_id
     ORDER BY p.external_id, r.parent_id IS NOT NULL, r.branch`.execute(database.db);
  return rows.map(({ place }) => place);
}

async function messages(): Promise<number> {
  const { rows } = await sql`SELECT FROM message`.execute(database.db);
  return rows.length;
}

test('a paused journey keeps people where they are, those who enter at the entry; resumed, all go on once', async () => {
  const journeyId = await publish();
  await happens(1);
  await settle();
  await pauseJourney(engine, { journeyId, entries: 'hold', actor });
  await happens(2);
  await passed(90 * minute);
  await happens(1);
  await passed(0);
  expect(await places()).toEqual(['person-1 wait inside', 'person-2 in inside']);
  expect(await messages()).toBe(0);
  expect((await getJourney(database.db, journeyId))?.status).toBe('paused');

  await resumeJourney(engine, { journeyId, actor });
  await sweep();
  await settle();
  // The wait of the one went on meanwhile; that of the other begins now.
  expect(await places()).toEqual(['person-1 greet inside', 'person-2 wait inside']);
  await passed(hour);
  expect(await places()).toEqual(['person-1 greet inside', 'person-2 greet inside']);
  expect(await messages()).toBe(2);
  await expect(resumeJourney(engine, { journeyId, actor })).rejects.toThrow(/paused/);
});

test('a pause that lets nobody in, and a message that was in line gets the time back that the pause took', async () => {
  const journeyId = await publish();
  await happens(1);
  await settle();
  await passed(hour);
  await pauseJourney(engine, { journeyId, entries: 'discard', actor });
  await happens(2);
  await passed(30 * hour);
  expect(await places()).toEqual(['person-1 greet inside']);
  await resumeJourney(engine, { journeyId, actor });
  await sweep();
  await settle();
  const { rows } = await sql<{ expires: Date; deadline: Date }>`
    SELECT m.expires_at AS expires, r.deadline_at AS deadline FROM message m, run r`.execute(
    database.db,
  );
  const end = new Date(noon + 55 * hour);
  expect(rows).toEqual([{ expires: end, deadline: end }]);
  await answerOutbox(engine, { kind: 'dispatched', outcome: 'accepted' });
  await happens(2);
  await settle();
  expect(await places()).toEqual(['person-1 greet finished', 'person-2 wait inside']);
});

test('past the date on which its entries close, a journey is finished when the last person is through', async () => {
  const closes = { at: new Date(noon + 30 * minute).toISOString().slice(0, 16), zone: 'UTC' };
  const graph = journey();
  const journeyId = await publish({ ...graph, settings: { ...graph.settings, closes } });
  const status = async () => (await getJourney(database.db, journeyId))?.status;
  await happens(1);
  await passed(5 * minute);
  await finishJourneys(engine);
  expect(await status()).toBe('live');
  await passed(hour);
  await happens(2);
  await finishJourneys(engine);
  expect(await status()).toBe('live');
  await answerOutbox(engine, { kind: 'dispatched', outcome: 'accepted' });
  expect(await places()).toEqual(['person-1 greet finished']);
  await finishJourneys(engine);
  expect(await status()).toBe('finished');
});

test('closed to new entries, a journey is finished when the last person is through; reopened before, people enter again', async () => {
  const journeyId = await publish();
  const status = async () => (await getJourney(database.db, journeyId))?.status;
  await happens(1);
  await closeEntries(engine, { journeyId, actor });
  await happens(2);
  await reopenEntries(engine, { journeyId, actor });
  await happens(3);
  await closeEntries(engine, { journeyId, actor });
  await settle();
  await passed(hour);
  await finishJourneys(engine);
  expect(await status()).toBe('closed');
  await answerOutbox(engine, { kind: 'dispatched', outcome: 'accepted' });
  expect(await places()).toEqual(['person-1 greet finished', 'person-3 greet finished']);
  await finishJourneys(engine);
  expect(await status()).toBe('finished');
  const { rows } = await sql<{ actor: string }>`
    SELECT actor FROM audit_entry WHERE action = 'journeys.finish' AND subject = ${journeyId}`.execute(
    database.db,
  );
  expect(rows).toEqual([{ actor: 'waypost' }]);
  await publishJourney(engine, { journeyId, graph: journey(), actor });
  expect(await status()).toBe('live');
});

test('words put right reach people inside with their next message; nobody moves, and what was said before is kept', async () => {
  const journeyId = await publish();
  await happens(1);
  await settle();
  const draft = journey(1, 'dear customer');
  await expect(
    updateContent(engine, { journeyId, graph: journey(2), revision: 2, actor }),
  ).rejects.toThrow(/More than words/);
  expect(
    await updateContent(engine, { journeyId, graph: draft, revision: 2, actor }),
  ).toMatchObject({ number: 2 });
  await sql`UPDATE profile SET first_name = NULL`.execute(database.db);
  await passed(hour);
  const { rows } = await sql<{ payload: unknown }>`SELECT payload FROM message`.execute(
    database.db,
  );
  expect(JSON.stringify(rows[0]?.payload)).toContain('dear customer');
  const versions = await listVersions(database.db, journeyId);
  expect(
    versions.map(({ number, live, updates, people_inside: inside }) => [
      number,
      live,
      updates,
      inside,
    ]),
  ).toEqual([
    [2, true, 1, 1],
    [1, false, null, 0],
  ]);
  expect(JSON.stringify(versions[1]?.graph)).toContain('"there"');
});

/** Two branches that meet; `other`: the second one waits at another activity. */
function forked(other: boolean) {
  const second = other ? 'other' : 'two';
  return graphOf(
    [
      { id: 'in', type: 'entryEvent', eventName: 'cart_left' },
      { id: 'fork', type: 'parallel' },
      { id: 'one', type: 'wait', duration: { amount: 1, unit: 'hours' } },
      { id: second, type: 'wait', duration: { amount: 2, unit: 'hours' } },
      { id: 'join', type: 'join', parallelId: 'fork' },
      ...(other ? [{ id: 'end', type: 'end' }] : []),
    ],
    [
      'in.next>fork',
      'fork.a>one',
      `fork.b>${second}`,
      'one.next>join',
      `${second}.next>join`,
      ...(other ? ['join.next>end'] : []),
    ],
  );
}

test('a person is moved with all their parallel branches, or not at all', async () => {
  const journeyId = await publish(forked(false));
  const inVersions = async () => {
    const { rows } = await sql<{ n: number }>`
      SELECT count(DISTINCT version_id) AS n FROM run WHERE live`.execute(database.db);
    return rows[0]?.n;
  };
  await happens(1);
  await settle();
  const people = { kind: 'move', unmatched: 'finish' } as const;
  await publishJourney(engine, { journeyId, graph: forked(true), actor, people });
  await sweep(1);
  expect(await inVersions()).toBe(1);
  const both = await listVersions(database.db, journeyId);
  expect(both.map(({ people_inside: inside }) => inside)).toEqual([0, 1]);
  await publishJourney(engine, { journeyId, graph: forked(false), actor, people });
  await sweep(1);
  expect((await listVersions(database.db, journeyId)).map(({ people_inside: n }) => n)).toEqual([
    1, 0, 0,
  ]);
  expect(await inVersions()).toBe(1);
  await passed(2 * hour);
  expect(await places()).toEqual([
    'person-1 join finished',
    'person-1 join finished',
    'person-1 join finished',
  ]);
});
