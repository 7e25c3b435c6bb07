import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';

import { liveCounts } from './counts/live-counts.ts';
import type { EngineRoles } from './engine.ts';
import { createTestDatabase, type TestDatabase } from './testing/database.ts';
import { startGraphSink, type GraphSink } from './testing/graph-sink.ts';
import { addJourney, addProfiles, addSender, graphOf, hello } from './testing/journeys.ts';
import { postWebhook, tap } from './testing/meta-webhooks.ts';
import { startEngine, type RunningEngine } from './testing/running-engine.ts';

/** Long enough for a busy machine; a test that waits this long has failed. */
const patience = { timeout: 25_000, interval: 20 };

let database: TestDatabase;
let sink: GraphSink;
let senderId: string;
let engines: RunningEngine[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
});

beforeEach(async () => {
  await database.empty();
  sink = await startGraphSink();
  senderId = await addSender(database.db);
  await sql`UPDATE sender SET messages_per_second = 1000`.execute(database.db);
});

afterEach(async () => {
  await Promise.all(engines.map((engine) => engine.stop()));
  engines = [];
  await sink.close();
});

afterAll(() => database.drop());

async function start(roles: Partial<EngineRoles> = {}): Promise<RunningEngine> {
  const engine = await startEngine(database, sink.url, { roles });
  engines.push(engine);
  return engine;
}

async function counts(versionId: number): Promise<Record<string, number>> {
  const rows = await liveCounts(database.db, versionId);
  return Object.fromEntries(rows.map((row) => [`${row.activity} ${row.outcome}`, row.n]));
}

test('from publishing to the second message: sent, tapped, moved on, counted', async () => {
  await addProfiles(database.db, 2, 'person', Date.now() - 1000);
  const graph = graphOf(
    [
      { id: 'in', type: 'entryAudience' },
      hello('greet', senderId),
      {
        id: 'answer',
        type: 'reaction',
        activityId: 'greet',
        outcomes: [{ id: 'yes', kind: 'button', button: 0 }],
      },
      { id: 'pause', type: 'wait', duration: { amount: 1, unit: 'seconds' } },
      hello('thanks', senderId),
    ],
    ['in.next>greet', 'greet.next>answer', 'answer.yes>pause', 'pause.next>thanks'],
  );
  const journeyId = await addJourney(database.db, graph);
  const engine = await start();
  const told: number[] = [];
  engine.on('counts', (versionIds) => told.push(...versionIds));
  const { versionId } = await engine.publishJourney({ journeyId, graph, actor: 'test' });
  await expect.poll(() => sink.posted.length, patience).toBe(2);
  await expect
    .poll(() => counts(versionId), patience)
    .toMatchObject({ 'greet accepted': 2, 'answer here': 2 });

  const first = sink.posted[0];
  if (first === undefined) throw new Error('nothing was posted');
  const status = await postWebhook(database.db, engine, senderId, {
    contacts: [{ wa_id: first.to.replace('+', ''), profile: { name: 'Ada' } }],
    messages: [tap(first.to, 'wamid.tap', 0, Date.now(), first.wamid)],
  });
  expect(status).toBe(200);
  await expect.poll(() => sink.posted.length, patience).toBe(3);
  expect(sink.posted[2]?.to).toBe(first.to);
  await expect
    .poll(() => counts(versionId), patience)
    .toMatchObject({ 'answer left:yes': 1, 'answer here': 1, 'thanks finished': 1 });
  await expect.poll(() => told, patience).toContain(versionId);
});

test('two processes on one database send each person exactly one message', async () => {
  await addProfiles(database.db, 400, 'person', Date.now() - 1000);
  const graph = graphOf(
    [{ id: 'in', type: 'entryAudience' }, hello('greet', senderId)],
    ['in.next>greet'],
  );
  const journeyId = await addJourney(database.db, graph);
  const first = await start();
  await start();
  const { versionId } = await first.publishJourney({ journeyId, graph, actor: 'test' });
  await expect
    .poll(() => counts(versionId), patience)
    .toMatchObject({ 'greet finished': 400, 'greet here': 0 });
  expect(sink.posted.length).toBe(400);
  expect(new Set(sink.posted.map((message) => message.to)).size).toBe(400);
});

test('an event brings a person in and the message out, and what was due while nobody ran goes on', async () => {
  await addProfiles(database.db, 2, 'person', Date.now() - 1000);
  const graph = graphOf(
    [{ id: 'in', type: 'entryEvent', eventName: 'cart_left' }, hello('greet', senderId)],
    ['in.next>greet'],
  );
  const journeyId = await addJourney(database.db, graph);
  const first = await start();
  await first.publishJourney({ journeyId, graph, actor: 'test' });
  await first.recordEvents([{ profile: { externalId: 'person-1' }, name: 'cart_left', key: 'a' }]);
  await expect.poll(() => sink.posted.length, patience).toBe(1);
  await first.stop();

  const receiver = await start({ advance: false, dispatch: false });
  await receiver.recordEvents([
    { profile: { externalId: 'person-2' }, name: 'cart_left', key: 'b' },
  ]);
  await start();
  await expect.poll(() => sink.posted.length, patience).toBe(2);
});
