import { createServer } from 'node:http';

import { createTestDatabase, type TestDatabase } from '@waypost/engine/testing';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { createWorkerApp } from '../runtime/worker-app.ts';
import { laneCheck, senderCheck } from '../health/engine-checks.ts';
import { createReadiness } from '../health/readiness.ts';
import { createBacklogReader } from './backlog-reader.ts';
import { createMetrics } from './metrics.ts';

const instanceId = '0f8b7a4e-3f6c-4a53-9a0e-5d8f2a1c7b90';
const token = 'a-token-that-is-long-enough';
const sender = '7d1c4f3e-58a2-4a55-9d8e-0c0a3b9d2f11';

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
  await sql`
    INSERT INTO sender (id, name, connection, phone_number_id, waba_id, display_phone_number, token, app_secret,
                        verify_token, created_at)
    VALUES (${sender}, 'Shop', 'simulator', '1', '2', '+15550001', '', '', 'v', now())`.execute(
    database.db,
  );
  await sql`
    INSERT INTO outbox (bucket, message_id, message_created_at, sender_id, lane, due_at, number)
    SELECT 0, gen_random_uuid(), now(), ${sender}, 1, now() - interval '90 seconds', '+447700900123'
      FROM generate_series(1, 3)`.execute(database.db);
  await sql`
    INSERT INTO outbox (bucket, message_id, message_created_at, sender_id, lane, due_at, waits_for)
    VALUES (0, gen_random_uuid(), now(), ${sender}, 1, now() + interval '1 hour', 'limit')`.execute(
    database.db,
  );
});

afterAll(() => database.drop());

async function scrape(
  access: { token: string | null; isPublic: boolean },
  headers: Record<string, string> = {},
): Promise<{ status: number; text: string }> {
  const metrics = createMetrics();
  metrics.meter.answered(sender, 'accepted', null, 0.12);
  metrics.meter.answered(sender, 'refused', 131_049, 0.3);
  metrics.meter.laneRound('advance', 0.003, true);
  metrics.meter.webhooksProcessed(50, 0.04);
  metrics.meter.stepped(500, 0.07);
  const engine = {
    instanceId,
    troubles: () => [{ lane: 'inbound', kind: 'hangs' as const, amount: 40_000 }],
  };
  metrics.watch(engine, database.pool, createBacklogReader(database.db));
  const app = createWorkerApp({
    readiness: createReadiness(),
    metrics,
    access: { ...access, identify: () => Promise.resolve(null) },
  });
  const server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const bound = server.address();
  const port = typeof bound === 'object' && bound ? bound.port : 0;
  try {
    const answer = await fetch(`http://127.0.0.1:${port}/metrics`, { headers });
    return { status: answer.status, text: await answer.text() };
  } finally {
    server.close();
    server.closeAllConnections();
  }
}

test('what was counted and what waits is told in the text format, by sender id and without numbers', async () => {
  await sql`
    INSERT INTO sender_lease (sender_id, owner, epoch, expires_at)
    VALUES (${sender}, ${instanceId}, 1, now() + interval '1 minute')`.execute(database.db);
  const { status, text } = await scrape({ token: null, isPublic: false });
  expect(status).toBe(200);
  const lines = text.split('\n');
  expect(lines).toEqual(
    expect.arrayContaining([
      `waypost_messages_posted_total{sender="${sender}",outcome="accepted",code=""} 1`,
      `waypost_messages_posted_total{sender="${sender}",outcome="refused",code="131049"} 1`,
      `waypost_queued_messages{sender="${sender}",lane="bulk"} 4`,
      `waypost_waiting_messages{sender="${sender}",lane="bulk"} 1`,
      `waypost_sender_owned{sender="${sender}"} 1`,
      'waypost_backlog_readable 1',
      'waypost_lane_failures_total{lane="advance"} 1',
      'waypost_lane_stalled{lane="inbound",kind="hangs"} 1',
      'waypost_webhooks_processed_total 50',
      'waypost_runs_stepped_total 500',
    ]),
  );
  const age = lines.find((line) => line.startsWith('waypost_queue_age_seconds{'));
  expect(Number(age?.split(' ').at(-1))).toBeGreaterThanOrEqual(90);
  expect(text).toContain('nodejs_eventloop_lag_seconds');
  expect(text).not.toContain('447700900123');
});

test('the metrics are for whoever has the token, and without one for this machine as long as nobody else gets here', async () => {
  const bearer = { authorization: `Bearer ${token}` };
  expect((await scrape({ token, isPublic: true }, bearer)).status).toBe(200);
  expect((await scrape({ token, isPublic: false })).status).toBe(401);
  expect((await scrape({ token, isPublic: false }, { authorization: 'Bearer x' })).status).toBe(
    401,
  );
  expect((await scrape({ token: null, isPublic: true })).status).toBe(401);
  expect(
    (await scrape({ token: null, isPublic: false }, { 'x-forwarded-for': '203.0.113.9' })).status,
  ).toBe(401);
});

test('messages that nobody sends and lanes that hang make a process degraded, and say so', async () => {
  await sql`UPDATE sender_lease SET expires_at = now() - interval '1 minute'`.execute(database.db);
  const readiness = createReadiness();
  readiness.add(senderCheck(createBacklogReader(database.db)));
  readiness.add(laneCheck({ troubles: () => [{ lane: 'counts', kind: 'fails', amount: 7 }] }));
  const { status, reasons } = await readiness.report();
  expect(status).toBe('degraded');
  expect(reasons.map(({ code }) => code)).toEqual(['sender_stalled', 'lane_stalled']);
  expect(reasons[0]?.text).toContain(sender);
  expect(reasons[1]?.text).toContain('"counts" failed 7 times');
});
