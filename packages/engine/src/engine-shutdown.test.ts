import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';

import { createTestDatabase, type TestDatabase } from './testing/database.ts';
import { startGraphSink, type GraphSink } from './testing/graph-sink.ts';
import { addJourney, addProfiles, addSender, graphOf, hello } from './testing/journeys.ts';
import { startEngine } from './testing/running-engine.ts';

const patience = { timeout: 25_000, interval: 20 };

let database: TestDatabase;
let sink: GraphSink;

beforeEach(async () => {
  database = await createTestDatabase();
  sink = await startGraphSink();
});

afterEach(async () => {
  await sink.close();
  await database.drop();
});

test('a process that stops while Meta is slow gives its sender to another at once, and still stores the late answer', async () => {
  const senderId = await addSender(database.db);
  await addProfiles(database.db, 2, 'person', Date.now() - 1000);
  const graph = graphOf(
    [{ id: 'in', type: 'entryEvent', eventName: 'cart_left' }, hello('greet', senderId)],
    ['in.next>greet'],
  );
  const journeyId = await addJourney(database.db, graph);
  sink.answer((_message, place) => (place === 0 ? 'hold' : 'accept'));
  const leaving = await startEngine(database, sink.url);
  await leaving.publishJourney({ journeyId, graph, actor: 'test' });
  await leaving.recordEvents([{ profile: { externalId: 'person-1' }, name: 'cart_left' }]);
  await expect.poll(() => sink.posted.length, patience).toBe(1);

  const staying = await startEngine(database, sink.url);
  const left = leaving.stop();
  await staying.recordEvents([{ profile: { externalId: 'person-2' }, name: 'cart_left' }]);
  await expect.poll(() => sink.posted.length, patience).toBe(2);
  expect(sink.posted[0]?.accepted).toBe(false);
  sink.release();
  await left;
  await expect
    .poll(async () => {
      const { rows } = await sql<{ state: string }>`
        SELECT state FROM message ORDER BY created_at`.execute(database.db);
      return rows.map(({ state }) => state);
    }, patience)
    .toEqual(['accepted', 'accepted']);
  expect(sink.posted.length).toBe(2);
  await staying.stop();
});
