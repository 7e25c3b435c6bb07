import { randomUUID } from 'node:crypto';

import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';

import { createSecret } from '../secrets/create-secret.ts';
import { createTestDatabase, type TestDatabase } from '../testing/database.ts';
import { addJourney, addProfiles, graphOf, noon } from '../testing/journeys.ts';
import { json, startReceiver, type Receiver } from '../testing/receiver.ts';
import { startEngine, type RunningEngine } from '../testing/running-engine.ts';
import { claimCalls } from './claim-calls.ts';

let database: TestDatabase;
let receiver: Receiver;
let engine: RunningEngine;

beforeAll(async () => {
  database = await createTestDatabase();
  receiver = await startReceiver();
});
afterAll(async () => {
  await receiver.close();
  await database.drop();
});
beforeEach(async () => {
  await database.empty();
  receiver.requests.length = 0;
  receiver.answer(json({}));
  engine = await start();
});
afterEach(() => engine.stop());

/** What lies in a secret is its seal, here. */
function start(): Promise<RunningEngine> {
  return startEngine(database, 'http://127.0.0.1:9', {
    calls: { openSecret: (sealed) => sealed.toString(), privateHosts: [receiver.host] },
  });
}

const ask = (settings: Record<string, unknown> = {}) => ({
  id: 'ask',
  type: 'httpRequest',
  method: 'POST',
  url: `${receiver.url}/people/{{ profile.external_id }}`,
  body: { kind: 'json', json: '{"name":"{{ profile.first_name }}"}' },
  answer: [{ name: 'score', path: 'person.score', kind: 'number' }],
  ...settings,
});

/** Keeps the score on the profile. */
const keep = {
  id: 'keep',
  type: 'updateProfile',
  changes: [{ attribute: 'score', kind: 'number', value: '{{ results.ask.score }}' }],
};

async function letIn(settings: Record<string, unknown> = {}, people = 1): Promise<string> {
  await addProfiles(database.db, people);
  const graph = graphOf(
    [
      { id: 'in', type: 'entryAudience' },
      ask(settings),
      keep,
      { id: 'good', type: 'end' },
      { id: 'bad', type: 'end' },
    ],
    ['in.next>ask', 'ask.next>keep', 'keep.next>good', 'ask.error>bad'],
  );
  const journeyId = await addJourney(database.db, graph);
  await engine.publishJourney({ journeyId, graph, actor: 'test' });
  return journeyId;
}

/** Where everybody is, with the reason of the way by the error port. */
async function places(): Promise<Record<string, number>> {
  const { rows } = await sql<{ place: string; n: number }>`
    SELECT r.activity || CASE WHEN r.live THEN ' waiting' ELSE '' END || coalesce(' ' || (
             SELECT s.reason FROM run_step s WHERE s.bucket = r.bucket AND s.run_id = r.id
                AND s.activity = 'ask' AND s.reason IS NOT NULL
           ), '') AS place, count(*)::int AS n
      FROM run r GROUP BY 1`.execute(database.db);
  return Object.fromEntries(rows.map(({ place, n }) => [place, n]));
}

const patience = { timeout: 20_000, interval: 20 };

async function everybodyAt(expected: Record<string, number>): Promise<void> {
  await vi.waitFor(async () => expect(await places()).toEqual(expected), patience);
}

async function calls(): Promise<number> {
  const { rows } = await sql<{ n: number }>`SELECT count(*)::int AS n FROM call`.execute(
    database.db,
  );
  return rows[0]?.n ?? 0;
}

test('each person asks once, waits for the answer and goes on with what it said', async () => {
  receiver.answer((request, response) =>
    json({ person: { score: Number(request.url.split('-').at(-1)) * 10 } })(request, response),
  );
  await letIn({}, 40);
  await everybodyAt({ good: 40 });
  expect(receiver.requests).toHaveLength(40);
  expect(receiver.requests).toContainEqual(
    expect.objectContaining({ method: 'POST', url: '/people/person-7', body: '{"name":"Ada7"}' }),
  );
  const { rows } = await sql<{ score: number }>`
    SELECT (attributes->'score')::int AS score FROM profile WHERE external_id = 'person-7'`.execute(
    database.db,
  );
  expect(rows).toEqual([{ score: 70 }]);
  expect(await calls()).toBe(0);
});

test('a receiver that fails for a while is asked again, with the same key; one that goes on failing ends by the error port', async () => {
  receiver.answer((request, response) =>
    json({ person: { score: 1 } }, receiver.requests.length < 3 ? 503 : 200)(request, response),
  );
  await letIn({ retries: 3 });
  await vi.waitFor(() => expect(receiver.requests).toHaveLength(1), patience);
  await everybodyAt({ 'ask waiting': 1 });
  engine.pass(1000);
  await vi.waitFor(() => expect(receiver.requests).toHaveLength(2), patience);
  engine.pass(4000);
  await everybodyAt({ good: 1 });
  const keys = receiver.requests.map(({ headers }) => headers['idempotency-key']);
  expect(keys[0]).toMatch(/^[0-9a-f-]{36}$/);
  expect(new Set(keys).size).toBe(1);
});

test.each([
  ['call_broken', 500, {}],
  ['call_overloaded', 429, {}],
  ['call_rejected', 404, {}],
  ['call_answer_incomplete', 200, { person: {} }],
])('%s takes the error port', async (reason, status, document) => {
  receiver.answer(json(document, status));
  await letIn({ retries: 0 });
  await everybodyAt({ [`bad ${reason}`]: 1 });
  expect(receiver.requests).toHaveLength(1);
});

test('an answer that is no JSON, and an address that is private, take the error port', async () => {
  receiver.answer((_, response) => response.end('<html>'));
  await letIn({ retries: 0 });
  await everybodyAt({ 'bad call_answer_unreadable': 1 });
  await sql`TRUNCATE run, run_step, profile, address CASCADE`.execute(database.db);
  await letIn({ url: 'http://169.254.169.254/latest', retries: 5 });
  await everybodyAt({ 'bad call_address_refused': 1 });
});

test('whoever has no answer in time goes on; a late answer changes nothing', async () => {
  const late = Promise.withResolvers<() => void>();
  receiver.answer((request, response) =>
    late.resolve(() => json({ person: { score: 5 } })(request, response)),
  );
  await letIn({ giveUpAfter: { amount: 1, unit: 'minutes' }, timeoutSeconds: 60 });
  const answer = await late.promise;
  engine.pass(61_000);
  await everybodyAt({ 'bad call_expired': 1 });
  answer();
  await vi.waitFor(async () => expect(await calls()).toBe(0), patience);
  expect(await places()).toEqual({ 'bad call_expired': 1 });
});

test('what a killed process had on its way is asked again with the same key, once its lease is over', async () => {
  receiver.answer(() => {});
  await letIn();
  await vi.waitFor(() => expect(receiver.requests).toHaveLength(1), patience);
  // Nothing of the first engine is stored any more, as if it had been killed.
  await sql`UPDATE call SET claim = gen_random_uuid(), claimed_until = clock_timestamp()`.execute(
    database.db,
  );
  receiver.answer(json({ person: { score: 9 } }));
  await everybodyAt({ good: 1 });
  const keys = receiver.requests.map(({ headers }) => headers['idempotency-key']);
  expect(keys).toHaveLength(2);
  expect(new Set(keys).size).toBe(1);
});

test('stopping the journey keeps what is not on its way yet from being asked', async () => {
  receiver.answer(json({}, 503));
  const journeyId = await letIn({ retries: 5 }, 3);
  await vi.waitFor(() => expect(receiver.requests).toHaveLength(3), patience);
  await engine.stopJourney({ journeyId, actor: 'test' });
  await everybodyAt({ 'ask journey_stopped': 3 });
  engine.pass(3_600_000);
  await vi.waitFor(async () => expect(await calls()).toBe(0), patience);
  expect(receiver.requests).toHaveLength(3);
});

test('a secret goes to its own host, as it is when the request leaves', async () => {
  const id = await createSecret(
    database.db,
    { name: 'Key', host: receiver.host, sealed: Buffer.from('s3cret'), actor: 'test' },
    noon,
  );
  receiver.answer(json({ person: { score: 1 } }));
  await letIn({ headers: [{ name: 'Authorization', value: 'Bearer ', secretId: id }] });
  await everybodyAt({ good: 1 });
  expect(receiver.requests[0]?.headers.authorization).toBe('Bearer s3cret');
});

test('nothing is asked while sending is held', async () => {
  receiver.answer(json({}, 503));
  await letIn({ retries: 5 });
  await vi.waitFor(() => expect(receiver.requests).toHaveLength(1), patience);
  await engine.stop();
  const claimed = () =>
    database.db
      .transaction()
      .execute((trx) =>
        claimCalls(
          trx,
          { claim: randomUUID(), limit: 10, roomAt: () => 1, busyHosts: [] },
          Date.now() + 3_600_000,
        ),
      );
  await sql`
    INSERT INTO send_hold (reason, engaged_at, lost_until) VALUES ('asked', now(), now())`.execute(
    database.db,
  );
  expect(await claimed()).toEqual({ calls: [], more: false });
  await sql`UPDATE send_hold SET released_at = now()`.execute(database.db);
  expect(await claimed()).toMatchObject({ calls: [{ tries: 2 }] });
  engine = await start();
});
