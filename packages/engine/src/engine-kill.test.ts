import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

import { sql } from 'kysely';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { createEngine, type Engine } from './engine.ts';
import { createTestDatabase, type TestDatabase } from './testing/database.ts';
import { addJourney, addProfiles, addSender, graphOf, hello } from './testing/journeys.ts';
import { startSink, type Posted, type Sink } from './testing/sink.ts';
import { deliverWebhook } from './testing/webhooks.ts';

const appSecret = 'app secret';
const people = 600;
const kills = 5;
const graceMs = 1500;

let database: TestDatabase;
let sink: Sink;
let receiver: Engine;
let senderId: string;
let worker: ChildProcess | null = null;

beforeAll(async () => {
  database = await createTestDatabase();
  senderId = await addSender(database.db);
  await sql`UPDATE sender SET messages_per_second = 150`.execute(database.db);
  sink = await startSink((message) => void tellSent(message));
  receiver = createEngine({
    db: database,
    connections: () => ({ baseUrl: sink.url, version: 'v25.0', token: 'token', appSecret }),
    log: pino({ level: 'silent' }),
    graceMs,
    roles: { advance: false, dispatch: false, launches: false },
  });
  await receiver.start();
});

afterAll(async () => {
  worker?.kill('SIGKILL');
  await receiver.stop();
  await sink.close();
  await database.drop();
});

/** Meta's first status for a message, which carries our echo. */
function tellSent({ wamid, to, echo }: Posted) {
  return deliverWebhook(database.db, receiver, senderId, appSecret, {
    statuses: [
      {
        id: wamid,
        status: 'sent',
        timestamp: String(Math.floor(Date.now() / 1000)),
        recipient_id: to.replace('+', ''),
        biz_opaque_callback_data: echo,
      },
    ],
  });
}

async function startWorker(): Promise<ChildProcess> {
  const child = spawn(
    process.execPath,
    [fileURLToPath(new URL('./testing/worker-process.ts', import.meta.url))],
    {
      env: {
        ...process.env,
        ENGINE_DATABASE: database.connectionString,
        ENGINE_META: sink.url,
        ENGINE_GRACE_MS: String(graceMs),
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  if (child.stdout === null) throw new Error('the worker has no output to wait for');
  await once(child.stdout, 'data');
  return child;
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
