import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';

import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { createTestDatabase, type TestDatabase } from './testing/database.ts';
import { startGraphSink, type GraphSink, type PostedMessage } from './testing/graph-sink.ts';
import { addJourney, addProfiles, addSender, graphOf, hello } from './testing/journeys.ts';
import { postWebhook, status } from './testing/meta-webhooks.ts';
import { spawnEngine, startEngine, type RunningEngine } from './testing/running-engine.ts';

const people = 600;
const kills = 5;
const graceMs = 1500;

let database: TestDatabase;
let sink: GraphSink;
let receiver: RunningEngine;
let senderId: string;
let worker: ChildProcess | null = null;

beforeAll(async () => {
  database = await createTestDatabase();
  senderId = await addSender(database.db);
  await sql`UPDATE sender SET messages_per_second = 150`.execute(database.db);
  sink = await startGraphSink();
  sink.answer((message) => {
    void tellSent(message);
    return 'accept';
  });
  receiver = await startEngine(database, sink.url, {
    graceMs,
    roles: { advance: false, dispatch: false, launches: false },
  });
});

afterAll(async () => {
  worker?.kill('SIGKILL');
  await receiver.stop();
  await sink.close();
  await database.drop();
});

/** Meta's first status for a message, which carries our echo. */
function tellSent({ wamid, to, echo }: PostedMessage): Promise<number> {
  return postWebhook(database.db, receiver, senderId, {
    statuses: [status({ wamid, status: 'sent', at: Date.now(), to, echo })],
  });
}

function startWorker(): Promise<ChildProcess> {
  return spawnEngine(database, sink.url, { graceMs, roles: { inbound: false } });
}

async function publishForAudienceAndEvent() {
  const audience = graphOf(
    [{ id: 'in', type: 'entryAudience' }, hello('greet', senderId)],
    ['in.next>greet'],
  );
  const journeyId = await addJourney(database.db, audience);
  await receiver.publishJourney({ journeyId, graph: audience, actor: 'test' });
  const event = graphOf(
    [{ id: 'in', type: 'entryEvent', eventName: 'last' }, hello('bye', senderId)],
    ['in.next>bye'],
  );
  const eventJourneyId = await addJourney(database.db, event);
  await receiver.publishJourney({ journeyId: eventJourneyId, graph: event, actor: 'test' });
}

async function unsettled(): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    SELECT (SELECT count(*) FROM launch WHERE status = 'running')
         + (SELECT count(*) FROM outbox WHERE NOT unresolved)
         + (SELECT count(*) FROM run WHERE live AND waiting_for IS NULL) AS n`.execute(database.db);
  return rows[0]?.n ?? 0;
}

test('a worker killed at random moments of a blast: each person gets exactly one message', async () => {
  await addProfiles(database.db, people, 'person', Date.now() - 1000);
  await publishForAudienceAndEvent();
  for (let kill = 0; kill < kills; kill += 1) {
    worker = await startWorker();
    await new Promise((resolve) => setTimeout(resolve, 100 + Math.random() * 700));
    worker.kill('SIGKILL');
    await once(worker, 'exit');
  }
  worker = await startWorker();
  await expect.poll(unsettled, { timeout: 40_000, interval: 100 }).toBe(0);

  // A message posted later than all of these: its status shows that theirs would have arrived.
  await addProfiles(database.db, 1, 'witness', Date.now());
  await sql`UPDATE profile SET phone = '+447700999999' WHERE external_id = 'witness-1'`.execute(
    database.db,
  );
  await receiver.recordEvents([{ profile: { externalId: 'witness-1' }, name: 'last', key: 'w' }]);
  await expect
    .poll(() => new Set(sink.posted.map((message) => message.to)).size, {
      timeout: 40_000,
      interval: 100,
    })
    .toBe(people + 1);
  expect(sink.posted.length).toBe(people + 1);
  const { rows } = await sql<{ state: string; n: number }>`
    SELECT state, count(*) AS n FROM message GROUP BY state`.execute(database.db);
  expect(rows.reduce((sum, row) => sum + row.n, 0)).toBe(people + 1);
}, 120_000);
