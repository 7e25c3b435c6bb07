import type { ExperimentDecision, ExperimentMetric, Goal } from '@waypost/journey';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';

import { liveCounts } from '../counts/live-counts.ts';
import { recordEvents } from '../events/record-events.ts';
import { createTestDatabase, type TestDatabase } from '../testing/database.ts';
import { addProfiles, graphOf, noon, testEngine, type TestEngine } from '../testing/journeys.ts';
import { publishGraph, takeDueSteps } from '../testing/passages.ts';
import { chooseVariant } from './choose-variant.ts';
import { countDueExperiments } from './count-due-experiments.ts';
import { findExperiments, type StandingExperiment } from './find-experiments.ts';

const hour = 3_600_000;
const day = 24 * hour;

let database: TestDatabase;
let engine: TestEngine;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  await database.empty();
  engine = testEngine(database);
});

interface Setting {
  metric?: ExperimentMetric;
  decision?: ExperimentDecision;
  holdout?: number;
  goal?: Goal;
}

/** Whoever does `start` comes to the experiment, which counts for a day, and waits behind it. */
async function live({ metric, decision, holdout = 0, goal }: Setting = {}): Promise<string> {
  const graph = graphOf(
    [
      { id: 'in', type: 'entryEvent', eventName: 'start' },
      {
        id: 'test',
        type: 'experiment',
        holdout,
        metric: metric ?? { kind: 'event', eventName: 'order' },
        within: { amount: 1, unit: 'days' },
        ...(decision === undefined ? {} : { decision }),
      },
      { id: 'a', type: 'end' },
      { id: 'b', type: 'end' },
      { id: 'none', type: 'end' },
    ],
    ['in.next>test', 'test.a>a', 'test.b>b', ...(holdout === 0 ? [] : ['test.holdout>none'])],
    goal === undefined ? 'always' : { reentry: 'always', goal },
  );
  return (await publishGraph(engine, graph)).journeyId;
}

async function does(name: string, people: readonly string[]): Promise<void> {
  await recordEvents(
    engine,
    people.map((externalId) => ({ profile: { externalId }, name, payload: {} })),
  );
  await takeDueSteps(engine);
}

const crowd = (count: number, prefix = 'person'): string[] =>
  Array.from({ length: count }, (_, place) => `${prefix}-${place + 1}`);

/** Who was drawn for which variant. */
async function drawn(): Promise<Map<string, string>> {
  const { rows } = await sql<{ person: string; variant: string }>`
    SELECT p.external_id AS person, e.variant FROM experiment_person e
      JOIN profile p ON p.bucket = e.bucket AND p.id = e.profile_id ORDER BY 1`.execute(
    database.db,
  );
  return new Map(rows.map(({ person, variant }) => [person, variant]));
}

const having = (assigned: ReadonlyMap<string, string>, variant: string): string[] =>
  [...assigned].flatMap(([person, own]) => (own === variant ? [person] : []));

async function counted(journeyId: string, now: number): Promise<StandingExperiment> {
  engine.setNow(now);
  await countDueExperiments(engine);
  const [standing] = await findExperiments(database.db, journeyId);
  if (standing === undefined) throw new Error('nobody came to the experiment');
  return standing;
}

async function ends(): Promise<Record<string, number>> {
  const { rows } = await sql<{ activity: string; n: number }>`
    SELECT activity, count(*)::int AS n FROM run GROUP BY 1`.execute(database.db);
  return Object.fromEntries(rows.map(({ activity, n }) => [activity, n]));
}

test('people are counted once, keep their variant whenever they come, and the path tells what was drawn', async () => {
  await live({ holdout: 20 });
  await addProfiles(database.db, 40);
  await does('start', crowd(40));
  const first = await drawn();
  expect(first.size).toBe(40);
  expect(new Set(first.values())).toEqual(new Set(['a', 'b', 'holdout']));
  engine.setNow(noon + hour);
  await does('start', crowd(40));
  expect(await drawn()).toEqual(first);
  const twice = (variant: string) => 2 * having(first, variant).length;
  expect(await ends()).toEqual({ a: twice('a'), b: twice('b'), none: twice('holdout') });
  const { rows } = await sql<{ reason: string }>`
    SELECT unnest(further_reasons) AS reason FROM run_step`.execute(database.db);
  expect(rows.filter(({ reason }) => /^drawn:\d+\.\d$/.test(reason))).toHaveLength(80);
});

test('who is surely better wins by itself once enough people had their time, and it is told to the activity log', async () => {
  const decision = { kind: 'automatic', confidence: 95, minimumPeople: 15 } as const;
  const journeyId = await live({ decision, holdout: 10 });
  await addProfiles(database.db, 60);
  await addProfiles(database.db, 30, 'late');
  await does('start', crowd(60));
  const assigned = await drawn();
  engine.setNow(noon + hour);
  await does('order', having(assigned, 'b'));
  const early = await counted(journeyId, noon + 2 * hour);
  expect(early.figures.find(({ variant }) => variant === 'b')).toMatchObject({
    people: having(assigned, 'b').length,
    reached: having(assigned, 'b').length,
    settled: 0,
  });
  expect(early.winner).toBeNull();
  const late = await counted(journeyId, noon + 2 * day);
  expect(late).toMatchObject({ winner: 'b', decidedBy: 'waypost' });
  const { rows } = await sql`SELECT actor, action, subject, detail FROM audit_entry
                              WHERE action = 'journey.experiment'`.execute(database.db);
  expect(rows).toMatchObject([
    { actor: 'waypost', subject: journeyId, detail: { activity: 'test', after: 'b' } },
  ]);

  const before = await ends();
  await does('start', crowd(30, 'late'));
  const after = await ends();
  expect(after['a']).toBe(before['a']);
  expect(
    (after['b'] ?? 0) - (before['b'] ?? 0) + (after['none'] ?? 0) - (before['none'] ?? 0),
  ).toBe(30);
  expect(after['none']).toBeGreaterThan(before['none'] ?? 0);
  expect([...(await drawn())].filter(([, variant]) => variant !== 'holdout')).toHaveLength(
    [...assigned].filter(([, variant]) => variant !== 'holdout').length,
  );
});

test('a choice by hand counts at once; taken back, people are drawn again and nothing is chosen by itself', async () => {
  const decision = { kind: 'automatic', confidence: 90, minimumPeople: 5 } as const;
  const journeyId = await live({ decision });
  await addProfiles(database.db, 40);
  await addProfiles(database.db, 10, 'late');
  await addProfiles(database.db, 30, 'later');
  await does('start', crowd(40));
  await does('order', having(await drawn(), 'b'));
  const choice = { journeyId, activityId: 'test', actor: 'ada' };
  await chooseVariant(engine, { ...choice, variant: 'a' });
  const before = await ends();
  await does('start', crowd(10, 'late'));
  expect((await ends())['a']).toBe((before['a'] ?? 0) + 10);
  await chooseVariant(engine, { ...choice, variant: null });
  await does('start', crowd(30, 'later'));
  expect((await drawn()).size).toBe(70);
  expect(await counted(journeyId, noon + 3 * day)).toMatchObject({
    winner: null,
    decidedBy: 'ada',
  });
  await expect(chooseVariant(engine, { ...choice, variant: 'z' })).rejects.toThrow(
    'no such variant',
  );
});

test.each<[string, ExperimentMetric]>([
  ['read', { kind: 'read' }],
  ['click', { kind: 'click' }],
  ['reply', { kind: 'reply' }],
  ['goal', { kind: 'goal' }],
])(
  'a %s within the time counts; one that is late, or about another journey, does not',
  async (_, metric) => {
    const journeyId = await live({ metric });
    await addProfiles(database.db, 3);
    await does('start', crowd(3));
    const inTime = noon + 10 * hour;
    await hears('person-1', metric, inTime, journeyId);
    await hears('person-2', metric, noon + 25 * hour, journeyId);
    if (metric.kind !== 'goal') await hears('person-3', metric, inTime, null);
    const { figures } = await counted(journeyId, noon + 3 * day);
    expect(figures.reduce((sum, { reached }) => sum + reached, 0)).toBe(1);
    const { rows } = await sql<{ person: string; at: Date }>`
    SELECT p.external_id AS person, e.reached_at AS at FROM experiment_person e
      JOIN profile p ON p.bucket = e.bucket AND p.id = e.profile_id WHERE e.reached_at IS NOT NULL`.execute(
      database.db,
    );
    expect(rows).toEqual([{ person: 'person-1', at: new Date(inTime) }]);
  },
);

test("the journey's goal is counted for the variant of whoever reached it, in the report within the time of the test", async () => {
  const goal: Goal = {
    name: 'Orders',
    when: {
      kind: 'event',
      eventName: 'order',
      fields: [],
      rule: { kind: 'group', combinator: 'and', not: false, rules: [] },
    },
    within: { amount: 7, unit: 'days' },
  };
  const journeyId = await live({ metric: { kind: 'goal' }, goal });
  await addProfiles(database.db, 30);
  await does('start', crowd(30));
  const assigned = await drawn();
  const [a, b] = [having(assigned, 'a'), having(assigned, 'b')];
  engine.setNow(noon + hour);
  await does('order', b);
  // Theirs is the journey's goal still, but the test is over for them.
  engine.setNow(noon + 25 * hour);
  await does('order', a.slice(0, 2));

  const { figures } = await counted(journeyId, noon + 2 * day);
  expect(new Map(figures.map(({ variant, ...figure }) => [variant, figure]))).toEqual(
    new Map([
      ['a', { people: a.length, reached: 0, settled: a.length, settledReached: 0 }],
      ['b', { people: b.length, reached: b.length, settled: b.length, settledReached: b.length }],
    ]),
  );
  const [version] = (
    await sql<{ id: number }>`
      SELECT id FROM journey_version WHERE journey_id = ${journeyId}::uuid`.execute(database.db)
  ).rows;
  const ways = (await liveCounts(database.db, version?.id ?? 0)).filter(
    ({ activity, outcome }) => activity === 'test' && outcome.startsWith('goal:'),
  );
  expect(new Map(ways.map(({ outcome, n }) => [outcome, n]))).toEqual(
    new Map([
      ['goal:a', 2],
      ['goal:b', b.length],
    ]),
  );
});

/** Somebody reads, clicks or answers a message of the journey, or reaches its goal, at a moment. */
async function hears(
  person: string,
  { kind }: ExperimentMetric,
  at: number,
  journeyId: string | null,
): Promise<void> {
  const when = new Date(at);
  if (kind === 'goal') {
    await sql`UPDATE run SET goal_at = ${when} WHERE profile_id = profile_id_of(${person})`.execute(
      database.db,
    );
    return;
  }
  await sql`
    WITH sent AS (
      INSERT INTO message (bucket, id, direction, profile_id, sender_id, journey_id, payload, created_at, state, read_at)
      SELECT bucket_of(profile_id_of(${person})), gen_random_uuid(), 'out', profile_id_of(${person}),
             gen_random_uuid(), ${journeyId}::uuid, '{}', ${new Date(noon + 1000)}, 'read',
             ${kind === 'read' ? when : null}::timestamptz
      RETURNING bucket, id, profile_id
    )
    INSERT INTO event (bucket, profile_id, kind, message_id, payload, occurred_at, received_at)
    SELECT bucket, profile_id, ${kind}, id, '{}', ${when}, ${when} FROM sent WHERE ${kind} <> 'read'`.execute(
    database.db,
  );
}
