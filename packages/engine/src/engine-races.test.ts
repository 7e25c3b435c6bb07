import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';

import { liveCounts } from './counts/live-counts.ts';
import { createTestDatabase, type TestDatabase } from './testing/database.ts';
import { startGraphSink, type GraphSink } from './testing/graph-sink.ts';
import { addJourney, addProfiles, addSender, graphOf, hello } from './testing/journeys.ts';
import { startEngine, type RunningEngine } from './testing/running-engine.ts';

/** Long enough for a busy machine; a test that waits this long has failed. */
const patience = { timeout: 40_000, interval: 50 };

let database: TestDatabase;
let sink: GraphSink;
let running: RunningEngine[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
});

beforeEach(async () => {
  await database.empty();
  sink = await startGraphSink();
});

afterEach(async () => {
  await Promise.all(running.map((engine) => engine.stop()));
  running = [];
  await sink.close();
});

afterAll(() => database.drop());

async function start(): Promise<RunningEngine> {
  const engine = await startEngine(database, sink.url);
  running.push(engine);
  return engine;
}

async function addSenderAt(messagesPerSecond: number): Promise<string> {
  const id = await addSender(database.db);
  await sql`UPDATE sender SET messages_per_second = ${messagesPerSecond} WHERE id = ${id}`.execute(
    database.db,
  );
  return id;
}

async function numberOf(query: ReturnType<typeof sql<{ n: number }>>): Promise<number> {
  const { rows } = await query.execute(database.db);
  return rows[0]?.n ?? 0;
}

/** All outcomes of a version, summed over its activities. */
async function totals(versionId: number): Promise<Record<string, number>> {
  const sums: Record<string, number> = {};
  for (const { outcome, n } of await liveCounts(database.db, versionId)) {
    sums[outcome] = (sums[outcome] ?? 0) + n;
  }
  return sums;
}

test('a journey stopped by one process while another sends: everybody leaves once, the numbers add up', async () => {
  const senderId = await addSenderAt(60);
  await addProfiles(database.db, 500, 'person', Date.now() - 1000);
  const graph = graphOf(
    [
      { id: 'in', type: 'entryAudience' },
      hello('greet', senderId),
      { id: 'pause', type: 'wait', duration: { amount: 1, unit: 'hours' } },
      hello('again', senderId),
    ],
    ['in.next>greet', 'greet.next>pause', 'pause.next>again'],
  );
  const journeyId = await addJourney(database.db, graph);
  const first = await start();
  const second = await start();
  const { versionId } = await first.publishJourney({ journeyId, graph, actor: 'test' });
  await expect.poll(() => sink.posted.length, patience).toBeGreaterThan(20);
  await second.stopJourney({ journeyId, actor: 'test' });
  await expect
    .poll(
      () =>
        numberOf(
          sql`SELECT (SELECT count(*) FROM run WHERE live) + (SELECT count(*) FROM outbox)
                   + (SELECT count(*) FROM version_exit) AS n`,
        ),
      patience,
    )
    .toBe(0);

  const { here, exited, accepted } = await totals(versionId);
  expect(here).toBe(0);
  // Nobody can have finished: whoever was not waiting for a message was in the pause.
  expect(exited).toBe(500);
  expect(sink.posted.length).toBeLessThan(500);
  expect(new Set(sink.posted.map(({ to }) => to)).size).toBe(sink.posted.length);
  expect(accepted).toBe(sink.posted.length);
  expect(
    await numberOf(
      sql`SELECT count(*) AS n FROM message WHERE state NOT IN ('accepted', 'excluded')`,
    ),
  ).toBe(0);
});

test('two senders of one journey that reach for the same numbers at once: each number gets one message', async () => {
  const [one, other] = [await addSenderAt(1000), await addSenderAt(1000)];
  await addProfiles(database.db, 300, 'person', Date.now() - 1000);
  await addProfiles(database.db, 300, 'twin', Date.now() - 1000);
  await sql`
    UPDATE profile SET attributes = '{"tier": "silver"}' WHERE external_id LIKE 'twin-%'`.execute(
    database.db,
  );
  const graph = graphOf(
    [
      { id: 'in', type: 'entryAudience' },
      {
        id: 'which',
        type: 'condition',
        branches: [
          {
            id: 'gold',
            rule: { kind: 'comparison', field: 'profile.tier', operator: 'equals', value: 'gold' },
          },
        ],
      },
      hello('greet', one),
      hello('salute', other),
      { id: 'sorry', type: 'end' },
    ],
    [
      'in.next>which',
      'which.gold>greet',
      'which.otherwise>salute',
      'greet.error>sorry',
      'salute.error>sorry',
    ],
  );
  const journeyId = await addJourney(database.db, graph);
  const first = await start();
  await start();
  const { versionId } = await first.publishJourney({ journeyId, graph, actor: 'test' });
  await expect
    .poll(() => totals(versionId), patience)
    .toMatchObject({ accepted: 300, 'excluded:same_number': 300, finished: 600, here: 0 });
  expect(sink.posted).toHaveLength(300);
  expect(new Set(sink.posted.map(({ to }) => to)).size).toBe(300);
});
