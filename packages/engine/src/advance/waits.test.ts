import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';

import { liveCounts } from '../counts/live-counts.ts';
import { transact } from '../database/transact.ts';
import { recordEvents } from '../events/record-events.ts';
import { upsertProfiles } from '../profiles/upsert-profiles.ts';
import { skipWait } from '../runs/skip-wait.ts';
import { followTouches } from '../touches/follow-touches.ts';
import { createTestDatabase, type TestDatabase } from '../testing/database.ts';
import { addProfiles, graphOf, testEngine, type TestEngine } from '../testing/journeys.ts';
import { launchGraph, takeDueSteps } from '../testing/passages.ts';
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

const everybody = { id: 'in', type: 'entryAudience' };
const pause = { id: 'pause', type: 'wait' };

/** Publishes a journey, lets everybody in and looks at them once. */
async function letIn(graph: ReturnType<typeof graphOf>): Promise<number> {
  const { versionId } = await launchGraph(engine, graph);
  await advance();
  return versionId;
}

async function advance(): Promise<void> {
  await takeDueSteps(engine);
}

async function livesIn(person: string, zone: string): Promise<void> {
  await sql`UPDATE profile SET time_zone = ${zone} WHERE external_id = ${person}`.execute(
    database.db,
  );
}

async function hasDate(person: string, date: string): Promise<void> {
  await sql`
    UPDATE profile SET attributes = jsonb_build_object('renewal', ${date}::text)
     WHERE external_id = ${person}`.execute(database.db);
}

interface Standing {
  person: string;
  activity: string;
  status: string;
  reason: string | null;
  wakeAt: string;
}

async function standings(): Promise<Standing[]> {
  const { rows } = await sql<Omit<Standing, 'wakeAt'> & { wake_at: Date }>`
    SELECT p.external_id AS person, r.activity, r.status, r.reason, r.wake_at
      FROM run r JOIN profile p ON p.bucket = r.bucket AND p.id = r.profile_id
     ORDER BY p.external_id`.execute(database.db);
  return rows.map(({ wake_at, ...row }) => ({ ...row, wakeAt: wake_at.toISOString() }));
}

/** People, where they live, when they come, and when they go on: across clock changes of their zones. */
const nine = { kind: 'time', time: '09:00', weekdays: [1, 2, 3, 4, 5, 6, 7] };
const early = { kind: 'time', time: '02:15', weekdays: [1, 2, 3, 4, 5, 6, 7] };
const night = { kind: 'hours', from: '22:00', to: '06:00', weekdays: [5, 6] };
const renewal = { kind: 'date', field: 'profile.renewal', everyYear: true };

test.each([
  ['Europe/Rome', nine, '2026-10-24T12:00+02:00', '2026-10-25T09:00+01:00'],
  ['Europe/Rome', early, '2027-03-27T12:00+01:00', '2027-03-28T03:15+02:00'],
  ['America/Sao_Paulo', nine, '2026-10-24T12:00-03:00', '2026-10-25T09:00-03:00'],
  ['Asia/Kolkata', nine, '2026-10-24T12:00+05:30', '2026-10-25T09:00+05:30'],
  ['Australia/Lord_Howe', early, '2026-10-03T12:00+10:30', '2026-10-04T02:45+11:00'],
  ['America/New_York', early, '2026-03-07T12:00-05:00', '2026-03-08T03:15-04:00'],
  ['America/New_York', nine, '2026-10-31T12:00-04:00', '2026-11-01T09:00-05:00'],
  ['Europe/Rome', night, '2026-11-21T06:00+01:00', '2026-11-21T22:00+01:00'],
  ['Europe/Rome', renewal, '2027-02-01T12:00+01:00', '2027-02-28T09:00+01:00'],
])(
  'in %s a wait until %j that begins at %s ends at %s, within a second',
  async (zone, until, from, to) => {
    engine.setNow(Date.parse(from));
    await addProfiles(database.db, 1, 'person', engine.now() - 1000);
    await livesIn('person-1', zone);
    await hasDate('person-1', '1992-02-29');
    await letIn(
      graphOf(
        [everybody, { ...pause, until }, { id: 'on', type: 'end' }],
        ['in.next>pause', 'pause.next>on'],
      ),
    );
    engine.setNow(Date.parse(to) - 1);
    await advance();
    expect(await standings()).toMatchObject([{ activity: 'pause', status: 'inside' }]);
    engine.setNow(Date.parse(to) + 999);
    await advance();
    expect(await standings()).toMatchObject([{ activity: 'on', status: 'finished' }]);
  },
);

test('whoever moves to another zone waits by its clock from then on', async () => {
  await addProfiles(database.db, 2);
  await livesIn('person-1', 'Europe/Rome');
  await livesIn('person-2', 'Europe/Rome');
  await letIn(graphOf([everybody, { ...pause, until: nine }], ['in.next>pause']));
  const [before] = await standings();
  expect(before?.wakeAt).toBe('2026-11-22T08:00:00.000Z');
  await transact(database.db, (trx) =>
    upsertProfiles(trx, [{ externalId: 'person-1', timeZone: 'America/New_York' }], engine.now()),
  );
  expect(await followTouches(engine)).toBe(true);
  await advance();
  const after = await standings();
  expect(after.map(({ wakeAt }) => wakeAt)).toEqual([
    '2026-11-21T14:00:00.000Z',
    '2026-11-22T08:00:00.000Z',
  ]);
});

test('without a zone of their own people wait by the clock of the workspace', async () => {
  await sql`INSERT INTO workspace (name, time_zone, created_at) VALUES ('Shop', 'Asia/Kolkata', ${new Date(engine.now())})`.execute(
    database.db,
  );
  await addProfiles(database.db, 1);
  await letIn(graphOf([everybody, { ...pause, until: nine }], ['in.next>pause']));
  expect(await standings()).toMatchObject([{ wakeAt: '2026-11-22T03:30:00.000Z' }]);
  await sql`DELETE FROM workspace`.execute(database.db);
});

test('people without a date leave by their port, or fail and are counted', async () => {
  await addProfiles(database.db, 2);
  await hasDate('person-1', '2027-01-31');
  const until = { kind: 'date', field: 'profile.renewal' };
  const versionId = await letIn(graphOf([everybody, { ...pause, until }], ['in.next>pause']));
  expect(await standings()).toMatchObject([
    { person: 'person-1', status: 'inside', wakeAt: '2027-01-31T09:00:00.000Z' },
    { person: 'person-2', status: 'failed', reason: 'date_missing' },
  ]);
  expect(await liveCounts(database.db, versionId)).toContainEqual({
    activity: 'pause',
    outcome: 'failed',
    n: 1,
  });
});

test('whoever is inside for too long leaves as exited, wherever they wait', async () => {
  await addProfiles(database.db, 1);
  const graph = graphOf(
    [everybody, { ...pause, duration: { amount: 100, unit: 'days' } }],
    ['in.next>pause'],
  );
  graph.settings.lifetime = { amount: 7, unit: 'days' };
  const entered = engine.now();
  const versionId = await letIn(graph);
  engine.setNow(entered + 7 * 86_400_000 - 1);
  await advance();
  expect(await standings()).toMatchObject([{ status: 'inside' }]);
  engine.setNow(entered + 7 * 86_400_000);
  await advance();
  expect(await standings()).toMatchObject([{ status: 'exited', reason: 'lifetime' }]);
  expect(await liveCounts(database.db, versionId)).toContainEqual({
    activity: 'pause',
    outcome: 'exited',
    n: 1,
  });
});

const order = (person: string, total: number) => ({
  profile: { externalId: person },
  name: 'order_placed',
  payload: { total },
});

/** People wait for an order of at least 50; its total goes into their profile. */
function orderJourney() {
  return graphOf(
    [
      everybody,
      {
        id: 'ordered',
        type: 'waitForEvent',
        eventName: 'order_placed',
        fields: [{ name: 'total', kind: 'number' }],
        rule: {
          kind: 'group',
          combinator: 'and',
          not: false,
          rules: [{ kind: 'comparison', field: 'event.total', operator: 'at_least', value: 50 }],
        },
        deadline: { amount: 1, unit: 'days' },
      },
      {
        id: 'spent',
        type: 'updateProfile',
        changes: [{ attribute: 'spent', kind: 'number', value: '{{ results.ordered.total }}' }],
      },
      { id: 'none', type: 'end' },
    ],
    ['in.next>ordered', 'ordered.next>spent', 'ordered.deadline>none'],
  );
}

async function spent(): Promise<unknown[]> {
  const { rows } = await sql<{ spent: unknown }>`
    SELECT attributes->'spent' AS spent FROM profile ORDER BY external_id`.execute(database.db);
  return rows.map((row) => row.spent);
}

test('an event lets its person go on with what it carried; others wait, and go on when the time is over', async () => {
  await addProfiles(database.db, 2);
  await recordEvents(engine, [order('person-2', 90)]);
  await letIn(orderJourney());
  await recordEvents(engine, [order('person-1', 49)]);
  await advance();
  expect(await standings()).toMatchObject([{ activity: 'ordered' }, { activity: 'ordered' }]);
  await recordEvents(engine, [order('person-1', 50)]);
  await advance();
  expect(await spent()).toEqual([50, null]);
  expect(await standings()).toMatchObject([{ status: 'finished' }, { activity: 'ordered' }]);
  engine.setNow(engine.now() + 86_400_000);
  await advance();
  expect(await standings()).toMatchObject([{ activity: 'spent' }, { activity: 'none' }]);
});

test('an event that is being recorded while the person comes to the wait is not lost', async () => {
  await addProfiles(database.db, 1);
  const journey = orderJourney();
  await launchGraph(engine, journey);

  // The event has its number and waits for the run, which a look holds at this moment.
  let recorded: Promise<unknown> = Promise.resolve();
  await database.db.transaction().execute(async (trx) => {
    await sql`SELECT FROM run FOR UPDATE`.execute(trx);
    recorded = recordEvents(engine, [order('person-1', 70)]);
    await expect
      .poll(
        async () => {
          const { rows } = await sql<{ n: number }>`
            SELECT count(*)::int AS n FROM pg_stat_activity
             WHERE datname = current_database() AND wait_event_type = 'Lock'`.execute(database.db);
          return rows[0]?.n;
        },
        { timeout: 20_000 },
      )
      .toBeGreaterThan(0);
    // A later one of another name is visible at once: a mark by number alone would be behind both.
    await sql`
      INSERT INTO event (bucket, profile_id, kind, name, payload, occurred_at, received_at)
      SELECT bucket, id, 'custom', 'order_placed', '{"total": 1}', ${new Date(engine.now())}, ${new Date(engine.now())}
        FROM profile`.execute(database.db);
    await moveHeld(trx);
  });
  await recorded;
  await advance();
  expect(await spent()).toEqual([70]);
});

/** Looks at the person in the transaction that holds their run. */
async function moveHeld(trx: TestEngine['db']): Promise<void> {
  await advanceDueRuns({ ...engine, db: trx }, engine.now());
}

test('the wait for an event can be skipped like others', async () => {
  await addProfiles(database.db, 1);
  await letIn(orderJourney());
  const { rows } = await sql<{ id: string }>`SELECT id FROM run`.execute(database.db);
  expect(await skipWait(engine, { runId: rows[0]?.id ?? '' })).toBe('skipped');
  await advance();
  expect(await standings()).toMatchObject([{ activity: 'none', status: 'finished' }]);
});
