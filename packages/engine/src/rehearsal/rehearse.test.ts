import { CompiledQuery, sql } from 'kysely';
import { pino } from 'pino';
import { afterAll, expect, test } from 'vitest';

import { promptConnections } from '../database/connect.ts';
import { createEngine } from '../engine.ts';
import { createTestDatabase } from '../testing/database.ts';
import { startGraphSink } from '../testing/graph-sink.ts';
import { addJourney, addProfiles, addSender, graphOf, hello } from '../testing/journeys.ts';

const database = await createTestDatabase();
const sink = await startGraphSink();
const engine = createEngine({
  db: database,
  connections: () => ({ baseUrl: sink.url, version: 'v25.0', token: 't', appSecret: 's' }),
  log: pino({ level: 'silent' }),
});

afterAll(async () => {
  await engine.stop();
  await sink.close();
  await database.drop();
});

/** The texts of what is planned on the connections for what somebody waits for. */
async function planned(): Promise<Set<string>> {
  const connections = await Promise.all(
    Array.from({ length: promptConnections }, () =>
      database.prompt
        .getExecutor()
        .provideConnection((connection) =>
          connection.executeQuery<{ statement: string }>(
            CompiledQuery.raw('SELECT statement FROM pg_prepared_statements'),
          ),
        ),
    ),
  );
  return new Set(connections.flatMap(({ rows }) => rows.map(({ statement }) => statement)));
}

async function stored(): Promise<Record<string, number>> {
  const { rows } = await sql<{ name: string; n: number }>`
    SELECT 'people' AS name, count(*) AS n FROM profile UNION ALL
    SELECT 'journeys', count(*) FROM journey UNION ALL
    SELECT 'senders', count(*) FROM sender UNION ALL
    SELECT 'events', count(*) FROM event UNION ALL
    SELECT 'messages', count(*) FROM message UNION ALL
    SELECT 'outbox', count(*) FROM outbox UNION ALL
    SELECT 'accepted', count(*) FROM attempt WHERE state = 'accepted'`.execute(database.db);
  return Object.fromEntries(rows.map(({ name, n }) => [name, n]));
}

test('a rehearsal stores and sends nothing, and leaves nothing to plan between the first event and its message', async () => {
  const senderId = await addSender(database.db);
  await engine.start();
  // The lane of woken runs looks once a second, whatever happens: from the second time on not from the very beginning.
  await expect
    .poll(async () => [...(await planned())].some((text) => text.includes('r.wake_at >= $')), {
      timeout: 25_000,
    })
    .toBe(true);
  await engine.rehearse();
  const before = await planned();
  const nothing = { people: 0, journeys: 0, events: 0, messages: 0, outbox: 0, accepted: 0 };
  expect(await stored()).toEqual({ ...nothing, senders: 1 });
  expect(sink.posted).toEqual([]);

  await addProfiles(database.db, 1);
  const graph = graphOf(
    [
      { id: 'in', type: 'entryEvent', eventName: 'ordered' },
      hello('message', senderId),
      { id: 'out', type: 'end' },
    ],
    ['in.next>message', 'message.next>out'],
  );
  const journeyId = await addJourney(database.db, graph);
  await engine.publishJourney({ journeyId, graph, actor: 'test' });
  await engine.recordEvents([{ profile: { externalId: 'person-1' }, name: 'ordered', key: 'o1' }]);
  await expect.poll(async () => (await stored())['accepted'], { timeout: 20_000 }).toBe(1);

  expect([...(await planned())].filter((text) => !before.has(text))).toEqual([]);
});
