import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';

import { liveCounts } from '../counts/live-counts.ts';
import { expectedRates } from '../forecasts/expected-rates.ts';
import { goalReport } from '../goals/goal-report.ts';
import { getJourney } from '../journeys/get-journey.ts';
import { listJourneys } from '../journeys/list-journeys.ts';
import { listVersions } from '../journeys/list-versions.ts';
import { removeJourney } from '../journeys/remove-journey.ts';
import { listPeople } from '../people/list-people.ts';
import { profileIdOf } from '../profiles/profile-id.ts';
import { journeysOfProfile } from '../profiles/journeys-of-profile.ts';
import { createTestDatabase, type TestDatabase } from '../testing/database.ts';
import { startGraphSink, type GraphSink } from '../testing/graph-sink.ts';
import { addJourney, addProfiles, addSender, graphOf, hello } from '../testing/journeys.ts';
import { startEngine, type RunningEngine } from '../testing/running-engine.ts';
import { homeFigures } from '../workspace/home-figures.ts';
import { getTrial } from './get-trial.ts';
import { listTrials } from './list-trials.ts';

/** Long enough for a busy machine; a test that waits this long has failed. */
const patience = { timeout: 25_000, interval: 20 };
const hour = 3_600_000;
const actor = 'test';

let database: TestDatabase;
let sink: GraphSink;
let senderId: string;
let engine: RunningEngine;

beforeAll(async () => {
  database = await createTestDatabase();
  sink = await startGraphSink();
  senderId = await addSender(database.db);
  await addProfiles(database.db, 4);
  engine = await startEngine(database, sink.url);
  engine.stopClock();
});

afterEach(async () => {
  await sql`TRUNCATE journey, run, run_step, message, outbox, activity_delta, activity_count CASCADE`.execute(
    database.db,
  );
});

afterAll(async () => {
  await engine.stop();
  await sink.close();
  await database.drop();
});

/** A message, a day later another one. */
function twoMessages() {
  return graphOf(
    [
      { id: 'in', type: 'entryEvent', eventName: 'cart_left' },
      hello('first', senderId),
      { id: 'day', type: 'wait', duration: { amount: 1, unit: 'days' } },
      hello('second', senderId),
    ],
    ['in.next>first', 'first.next>day', 'day.next>second'],
    { reentry: 'never', opens: { at: '2040-01-01T00:00', zone: 'UTC' } },
  );
}

async function tried(people: number[], factor = 7200, graph = twoMessages()) {
  const journeyId = await addJourney(database.db, graph);
  const { trialId } = await engine.startTrial({
    journeyId,
    graph,
    profileIds: people.map(person),
    factor,
    event: {},
    actor,
  });
  return { journeyId, trialId };
}

function person(n: number): string {
  return profileIdOf(`person-${n}`);
}

/** `activity status` of everybody in a trial. */
async function places(trialId: string): Promise<string[]> {
  const trial = await getTrial(database.db, trialId);
  return (trial?.people_in ?? []).map(({ activity, status, reason }) =>
    [activity, status, reason].filter((part) => part !== null).join(' '),
  );
}

/** `activity state` of all messages, oldest first. */
async function messages(): Promise<string[]> {
  const { rows } = await sql<{ told: string }>`
    SELECT concat_ws(' ', activity, state, exclusion) AS told FROM message
     WHERE direction = 'out' ORDER BY created_at, profile_id`.execute(database.db);
  return rows.map(({ told }) => told);
}

test('chosen people get the messages of a draft, a day of it in twelve seconds, and nothing of it shows elsewhere', async () => {
  const { journeyId, trialId } = await tried([1]);
  await expect.poll(() => places(trialId), patience).toEqual(['day inside']);
  expect(await messages()).toEqual(['first accepted']);
  engine.pass(11_000);
  // Whoever is looked at before their time goes on waiting for the same moment.
  await engine.recordEvents([{ profile: { externalId: 'person-1' }, name: 'anything' }]);
  expect(await places(trialId)).toEqual(['day inside']);

  const { db } = database;
  expect(await listVersions(db, journeyId)).toEqual([]);
  expect((await listPeople(db, { journeyId, show: 'all', limit: 10 })).items).toEqual([]);
  expect(await getJourney(db, journeyId)).toMatchObject({ status: 'draft', people_inside: 0 });
  expect(await getJourney(db, trialId)).toBeUndefined();
  const journeys = await listJourneys(db, { sort: 'name', limit: 10 });
  expect(journeys.items.map(({ id }) => id)).toEqual([journeyId]);
  expect(await journeysOfProfile(db, person(1))).toEqual([]);
  expect(await goalReport(db, journeyId)).toMatchObject({ entered: 0, reached: 0 });
  expect(await homeFigures(db, engine.now() - 24 * hour)).toMatchObject({
    peopleInside: 0,
    messagesToday: 0,
  });
  expect(await removeJourney(db, journeyId)).toBe('being_tried');

  // The event that lets people in finds nobody to let in, and takes nobody in the trial anywhere.
  await engine.recordEvents([{ profile: { externalId: 'person-2' }, name: 'cart_left' }]);
  engine.pass(1_500);
  await expect.poll(() => places(trialId), patience).toEqual(['second finished']);
  expect(await messages()).toEqual(['first accepted', 'second accepted']);
  expect(await listTrials(db, journeyId)).toMatchObject([{ id: trialId, people: 1, inside: 0 }]);
  expect(await removeJourney(db, journeyId)).toBe('removed');
  expect(await getTrial(db, trialId)).toBeUndefined();
});

test('consent and opt-outs hold in a trial as ever', async () => {
  await sql`UPDATE profile SET marketing_consent = NULL, service_consent = NULL WHERE id = ${person(2)}::uuid`.execute(
    database.db,
  );
  await sql`UPDATE profile SET marketing_consent = 'out' WHERE id = ${person(3)}::uuid`.execute(
    database.db,
  );
  const { trialId } = await tried([2, 3]);
  await expect
    .poll(() => places(trialId), patience)
    .toEqual(['first failed no_consent', 'first failed opted_out']);
  expect((await messages()).toSorted()).toEqual([
    'first excluded no_consent',
    'first excluded opted_out',
  ]);
});

test('stopped, everybody is out at once and nothing more is sent', async () => {
  const { trialId } = await tried([1, 4]);
  await expect.poll(() => places(trialId), patience).toEqual(['day inside', 'day inside']);
  expect(await engine.stopTrial({ trialId, actor })).toBe(true);
  await expect
    .poll(() => places(trialId), patience)
    .toEqual(['day exited journey_stopped', 'day exited journey_stopped']);
  expect(await engine.stopTrial({ trialId, actor })).toBe(false);
  engine.pass(60_000);
  expect(await messages()).toEqual(['first accepted', 'first accepted']);
  expect(await getTrial(database.db, trialId)).toMatchObject({ inside: 0, stopped_by: actor });
});

test('the same person may be in the journey and in a trial of it, each by its own clock and counts', async () => {
  const graph = { ...twoMessages(), settings: { reentry: 'never' as const } };
  const { journeyId, trialId } = await tried([1], 7200, graph);
  await engine.publishJourney({ journeyId, graph, actor });
  await engine.recordEvents([{ profile: { externalId: 'person-1' }, name: 'cart_left' }]);
  await expect.poll(() => messages(), patience).toEqual(['first accepted', 'first accepted']);
  engine.pass(13_000);
  await expect.poll(() => places(trialId), patience).toEqual(['second finished']);
  const journey = await getJourney(database.db, journeyId);
  const counts = await liveCounts(database.db, journey?.live_version_id ?? 0);
  expect(counts.find(({ activity, outcome }) => activity === 'day' && outcome === 'here')?.n).toBe(
    1,
  );
  expect(counts.some(({ activity }) => activity === 'second')).toBe(false);
  // Forecasts don't learn from it either.
  await sql`
    INSERT INTO activity_count (version_id, activity, outcome, n)
    SELECT live_version_id, 'asked', 'left:yes', 1000 FROM journey WHERE id = ${trialId}::uuid`.execute(
    database.db,
  );
  const asked = {
    ...graph,
    activities: graph.activities.map((activity) =>
      activity.id === 'day' ? { ...reaction(), position: activity.position } : activity,
    ),
  };
  expect(await expectedRates(database.db, journeyId, asked)).toMatchObject([{ source: 'assumed' }]);
});

function reaction() {
  const [, , drawn] = graphOf(
    [
      { id: 'in', type: 'entryAudience' },
      hello('first', senderId),
      {
        id: 'asked',
        type: 'reaction',
        activityId: 'first',
        outcomes: [{ id: 'yes', kind: 'reply' }],
      },
    ],
    [],
  ).activities;
  if (drawn === undefined) throw new Error('no reaction');
  return drawn;
}

test('a rule about messages of the journey is about those of the trial there', async () => {
  const journeyId = await addJourney(database.db, twoMessages());
  const asksForOwn = graphOf(
    [
      { id: 'in', type: 'entryAudience' },
      hello('first', senderId),
      {
        id: 'got',
        type: 'condition',
        branches: [
          { id: 'it', name: 'Got it', rule: { kind: 'messages', state: 'sent', journeyId } },
        ],
      },
      { id: 'yes', type: 'end' },
      { id: 'no', type: 'end' },
    ],
    ['in.next>first', 'first.next>got', 'got.it>yes', 'got.otherwise>no'],
  );
  const { trialId } = await engine.startTrial({
    journeyId,
    graph: asksForOwn,
    profileIds: [person(1)],
    factor: 1,
    event: {},
    actor,
  });
  await expect.poll(() => places(trialId), patience).toEqual(['yes finished']);
});

test('a wait of a trial can be skipped, and nobody without a number is let in', async () => {
  const { trialId } = await tried([1], 1);
  await expect.poll(() => places(trialId), patience).toEqual(['day inside']);
  const [place] = (await getTrial(database.db, trialId))?.places ?? [];
  await sql`UPDATE sender SET connection = 'meta'`.execute(database.db);
  expect(await engine.skipWait({ runId: place?.run_id ?? '' })).toBe('skipped');
  await sql`UPDATE sender SET connection = 'simulator'`.execute(database.db);
  await expect.poll(() => places(trialId), patience).toEqual(['second finished']);

  await sql`UPDATE profile SET phone = NULL WHERE id = ${person(4)}::uuid`.execute(database.db);
  await expect(tried([1, 4])).rejects.toThrow('Ada4 has no phone number');
  expect(await sql`SELECT FROM trial`.execute(database.db)).toMatchObject({ rows: [{}] });
});
