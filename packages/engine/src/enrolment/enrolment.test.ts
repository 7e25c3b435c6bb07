import { randomUUID } from 'node:crypto';

import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';

import { liveCounts } from '../counts/live-counts.ts';
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
import { claimLaunch } from './claim-launch.ts';
import { enrolNextSlice } from './enrol-next-slice.ts';
import { enrolSlice } from './enrol-slice.ts';
import { startRuns } from './start-runs.ts';

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

function everybodyWaits(audienceId: string | null, reentry: 'never' | 'always' = 'never') {
  return graphOf(
    [
      { id: 'in', type: 'entryAudience', audienceId },
      { id: 'pause', type: 'wait' },
    ],
    ['in.next>pause'],
    reentry,
  );
}

async function publish(audienceId: string | null = null, reentry: 'never' | 'always' = 'never') {
  const graph = everybodyWaits(audienceId, reentry);
  const journeyId = await addJourney(database.db, graph);
  const version = await publishJourney(engine, { journeyId, graph, actor: 'test' });
  return { journeyId, graph, ...version };
}

async function readToTheEnd(size: number): Promise<number> {
  let entered = 0;
  for (;;) {
    const slice = await enrolNextSlice(database.db, size, engine.now());
    if (slice === null) return entered;
    entered += slice.entered;
  }
}

async function peopleInside(journeyId: string): Promise<string[]> {
  const { rows } = await sql<{ external_id: string }>`
    SELECT p.external_id FROM run r JOIN profile p ON p.bucket = r.bucket AND p.id = r.profile_id
     WHERE r.journey_id = ${journeyId} ORDER BY p.external_id`.execute(database.db);
  return rows.map((row) => row.external_id);
}

test('an audience of everybody enters slice by slice, each person once', async () => {
  await addProfiles(database.db, 23);
  const { journeyId, versionId } = await publish();
  expect(await readToTheEnd(5)).toBe(23);
  expect(new Set(await peopleInside(journeyId)).size).toBe(23);
  expect(await liveCounts(database.db, versionId)).toEqual([
    { activity: 'in', outcome: 'entered', n: 23 },
    { activity: 'in', outcome: 'here', n: 23 },
  ]);
});

test('a slice size that divides the audience exactly ends too', async () => {
  await addProfiles(database.db, 10);
  await publish();
  expect(await readToTheEnd(5)).toBe(10);
});

test('people added after the launch do not enter', async () => {
  await addProfiles(database.db, 3, 'early');
  const { journeyId } = await publish();
  await addProfiles(database.db, 3, 'late', noon + 1);
  await readToTheEnd(100);
  expect(await peopleInside(journeyId)).toEqual(['early-1', 'early-2', 'early-3']);
});

test('a list lets its members in, a rule those it matches', async () => {
  await addProfiles(database.db, 4);
  await sql`UPDATE profile SET attributes = '{"tier": "silver"}' WHERE external_id = 'person-4'`.execute(
    database.db,
  );
  const list = randomUUID();
  const rule = randomUUID();
  await sql`
    INSERT INTO audience (id, name, kind, rule, created_at, updated_at) VALUES
      (${list}, 'List', 'list', NULL, now(), now()),
      (${rule}, 'Gold', 'rule',
       '{"kind": "comparison", "field": "profile.tier", "operator": "equals", "value": "gold"}', now(), now())`.execute(
    database.db,
  );
  await sql`
    INSERT INTO audience_member (bucket, audience_id, profile_id)
    SELECT bucket, ${list}, id FROM profile WHERE external_id IN ('person-2', 'person-4')`.execute(
    database.db,
  );
  const byList = await publish(list);
  const byRule = await publish(rule);
  await readToTheEnd(1);
  expect(await peopleInside(byList.journeyId)).toEqual(['person-2', 'person-4']);
  expect(await peopleInside(byRule.journeyId)).toEqual(['person-1', 'person-2', 'person-3']);
});

test('publishing again lets nobody in twice when people may enter once', async () => {
  await addProfiles(database.db, 4);
  const { journeyId, graph } = await publish();
  await readToTheEnd(100);
  await addProfiles(database.db, 2, 'new');
  await publishJourney(engine, { journeyId, graph, actor: 'test' });
  expect(await readToTheEnd(100)).toBe(2);
});

test('with re-entry, publishing again lets those back in who are not inside', async () => {
  await addProfiles(database.db, 4);
  const { journeyId, graph } = await publish(null, 'always');
  await readToTheEnd(100);
  await sql`
    UPDATE run SET live = false, status = 'finished'
     WHERE profile_id IN (SELECT id FROM profile WHERE external_id IN ('person-1', 'person-3'))`.execute(
    database.db,
  );
  await publishJourney(engine, { journeyId, graph, actor: 'test' });
  expect(await readToTheEnd(100)).toBe(2);
});

test('somebody who got into the journey another way is left out, and the others enter', async () => {
  await addProfiles(database.db, 4);
  const { journeyId, versionId } = await publish();
  const { rows } = await sql<{ bucket: number; id: string }>`
    SELECT bucket, id FROM profile WHERE external_id = 'person-2'`.execute(database.db);
  const [person] = rows;
  if (person === undefined) throw new Error('there is no person-2');
  await startRuns(
    database.db,
    new Map(),
    [
      {
        bucket: person.bucket,
        profileId: person.id,
        journeyId,
        versionId,
        activity: 'in',
        entryKey: 'message',
        concurrencyKey: '',
        leftSince: null,
        event: {},
      },
    ],
    engine.now(),
  );
  expect(await readToTheEnd(100)).toBe(3);
  expect(new Set(await peopleInside(journeyId)).size).toBe(4);
});

test('a process killed in the middle of a slice loses nobody and doubles nobody', async () => {
  await addProfiles(database.db, 30);
  const { journeyId, versionId } = await publish();
  await enrolNextSlice(database.db, 7, engine.now());

  const killed = database.db.transaction().execute(async (trx) => {
    const launch = await claimLaunch(trx);
    if (launch === null) throw new Error('no launch to work on');
    const slice = await enrolSlice(trx, launch, sql`TRUE`, 7, engine.now());
    expect(slice.entered).toBe(7);
    // The connection ends as it does when the process is killed.
    const { rows } = await sql<{ pid: number }>`SELECT pg_backend_pid() AS pid`.execute(trx);
    const pid = rows[0]?.pid;
    await sql`SELECT pg_terminate_backend(${pid}::int)`.execute(database.db);
    await sql`SELECT 1`.execute(trx);
  });
  await expect(killed).rejects.toThrow();

  await readToTheEnd(7);
  expect(new Set(await peopleInside(journeyId)).size).toBe(30);
  expect((await peopleInside(journeyId)).length).toBe(30);
  expect(await liveCounts(database.db, versionId)).toContainEqual({
    activity: 'in',
    outcome: 'entered',
    n: 30,
  });
});

test('several processes on the same launches never enrol anybody twice', async () => {
  await addProfiles(database.db, 200);
  const first = await publish();
  const second = await publish();
  await Promise.all([readToTheEnd(9), readToTheEnd(9), readToTheEnd(9)]);
  await readToTheEnd(9);
  expect((await peopleInside(first.journeyId)).length).toBe(200);
  expect((await peopleInside(second.journeyId)).length).toBe(200);
});

test('a launch that starts while a large one is being read begins at once', async () => {
  await addProfiles(database.db, 40);
  await publish();
  await enrolNextSlice(database.db, 5, engine.now());
  await enrolNextSlice(database.db, 5, engine.now());
  const second = await publish();
  const slice = await enrolNextSlice(database.db, 5, engine.now());
  expect(slice?.journeyId).toBe(second.journeyId);
});
