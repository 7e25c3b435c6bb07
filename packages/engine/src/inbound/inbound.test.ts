import type { Graph } from '@waypost/journey';
import { sign } from '@waypost/whatsapp/cloud-api';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';

import { askReplay, listDeadLetters } from '../dead-letters/index.ts';
import { createTestDatabase, type TestDatabase } from '../testing/database.ts';
import { startGraphSink, type GraphSink } from '../testing/graph-sink.ts';
import { addJourney, addProfiles, addSender, graphOf, hello } from '../testing/journeys.ts';
import {
  envelope,
  postWebhook,
  status,
  tap,
  testAppSecret,
  text,
} from '../testing/meta-webhooks.ts';
import { startEngine, type RunningEngine } from '../testing/running-engine.ts';

const patience = { timeout: 25_000, interval: 20 };

let database: TestDatabase;
let sink: GraphSink;
let senderId: string;
let engine: RunningEngine;

beforeAll(async () => {
  database = await createTestDatabase();
});

beforeEach(async () => {
  await database.empty();
  sink = await startGraphSink();
  senderId = await addSender(database.db);
  await sql`UPDATE sender SET messages_per_second = 1000`.execute(database.db);
  engine = await startEngine(database, sink.url);
});

afterEach(async () => {
  await engine.stop();
  await sink.close();
});

afterAll(() => database.drop());

/** Greets, then waits for button 0, another answer, or a failure of the greeting. */
function asking(): Graph {
  return graphOf(
    [
      { id: 'in', type: 'entryEvent', eventName: 'greet' },
      hello('greet', senderId),
      {
        id: 'answer',
        type: 'reaction',
        activityId: 'greet',
        outcomes: [
          { id: 'yes', kind: 'button', button: 0 },
          { id: 'other', kind: 'reply' },
          { id: 'lost', kind: 'failed' },
        ],
      },
      { id: 'tapped', type: 'end' },
      { id: 'wrote', type: 'end' },
      { id: 'failed', type: 'end' },
    ],
    [
      'in.next>greet',
      'greet.next>answer',
      'answer.yes>tapped',
      'answer.other>wrote',
      'answer.lost>failed',
    ],
  );
}

/** Publishes `asking`, brings these people in and waits until Meta has their messages. */
async function greeted(...externalIds: string[]): Promise<void> {
  const graph = asking();
  const journeyId = await addJourney(database.db, graph);
  await engine.publishJourney({ journeyId, graph, actor: 'test' });
  await engine.recordEvents(
    externalIds.map((externalId) => ({ profile: { externalId }, name: 'greet' })),
  );
  await expect
    .poll(async () => {
      const { rows } = await sql`SELECT FROM run WHERE waiting_for = 'reaction'`.execute(
        database.db,
      );
      return rows.length;
    }, patience)
    .toBe(externalIds.length);
}

async function standing(): Promise<Record<string, string>> {
  const { rows } = await sql<{ external_id: string; activity: string }>`
    SELECT p.external_id, r.activity FROM run r
      JOIN profile p ON p.bucket = r.bucket AND p.id = r.profile_id`.execute(database.db);
  return Object.fromEntries(rows.map((row) => [row.external_id, row.activity]));
}

async function numbers(): Promise<Record<string, number>> {
  const { rows } = await sql<{ outcome: string; n: number }>`
    SELECT outcome, sum(n)::int AS n FROM (
      SELECT activity, outcome, n FROM activity_delta
      UNION ALL SELECT activity, outcome, n FROM activity_count) AS numbers
     WHERE activity = 'greet' GROUP BY outcome`.execute(database.db);
  return Object.fromEntries(rows.map((row) => [row.outcome, row.n]));
}

async function inboxSize(): Promise<number> {
  const { rows } = await sql`SELECT FROM webhook_inbox`.execute(database.db);
  return rows.length;
}

async function parked(): Promise<unknown[]> {
  const { rows } = await sql`SELECT orphan FROM parked_update`.execute(database.db);
  return rows;
}

function post(value: Record<string, unknown>, field?: string): Promise<number> {
  return postWebhook(database.db, engine, senderId, value, field);
}

test('only Meta may speak: a wrong signature, an unknown sender and a huge body are refused', async () => {
  const rawBody = envelope('1', 'messages', {});
  expect(await engine.receiveWebhook({ senderId, rawBody, signature: 'sha256=00' })).toEqual({
    status: 401,
  });
  expect(await engine.receiveWebhook({ senderId, rawBody, signature: undefined })).toEqual({
    status: 401,
  });
  const unknown = '00000000-0000-4000-8000-000000000000';
  expect(await engine.receiveWebhook({ senderId: unknown, rawBody, signature: undefined })).toEqual(
    { status: 404 },
  );
  expect(await engine.receiveWebhook({ senderId: 'no-id', rawBody, signature: undefined })).toEqual(
    { status: 404 },
  );
  expect(
    await engine.receiveWebhook({
      senderId,
      rawBody: Buffer.alloc(3 * 1024 * 1024 + 1),
      signature: undefined,
    }),
  ).toEqual({ status: 413 });
  const { rows } = await sql`SELECT FROM webhook`.execute(database.db);
  expect(rows).toHaveLength(0);
});

test('the handshake gives the challenge back to whoever knows the token', async () => {
  const ask = { senderId, mode: 'subscribe', challenge: '42' };
  expect(await engine.verifyHandshake({ ...ask, token: 'v' })).toEqual({ status: 200, body: '42' });
  expect(await engine.verifyHandshake({ ...ask, token: 'w' })).toMatchObject({ status: 403 });
});

test('an app whose numbers share one path is known by its signature and its verify token', async () => {
  const rawBody = envelope('1', 'account_alerts', {});
  const signature = sign(rawBody, testAppSecret);
  expect(await engine.receiveWebhook({ senderId: null, rawBody, signature })).toEqual({
    status: 200,
  });
  const forged = sign(rawBody, 'another secret');
  expect(await engine.receiveWebhook({ senderId: null, rawBody, signature: forged })).toEqual({
    status: 401,
  });
  const { rows } = await sql<{ sender_id: string }>`SELECT sender_id FROM webhook`.execute(
    database.db,
  );
  expect(rows).toEqual([{ sender_id: senderId }]);
  const ask = { senderId: null, mode: 'subscribe', challenge: '42' };
  expect(await engine.verifyHandshake({ ...ask, token: 'v' })).toEqual({ status: 200, body: '42' });
  expect(await engine.verifyHandshake({ ...ask, token: 'w' })).toMatchObject({ status: 403 });
});

test('statuses in disorder and twice over count once and end at the highest', async () => {
  await addProfiles(database.db, 1);
  await greeted('person-1');
  const sent = sink.posted[0] ?? { wamid: '', echo: '' };
  const at = engine.now();
  const say = (name: 'sent' | 'delivered' | 'read') =>
    status({ wamid: sent.wamid, status: name, at, echo: sent.echo });
  await post({ statuses: [say('read')] });
  await post({ statuses: [say('delivered'), say('sent'), say('delivered')] });
  await post({ statuses: [say('read'), say('sent')] });
  await expect.poll(inboxSize, patience).toBe(0);
  const { rows } = await sql<{ state: string }>`SELECT state FROM message`.execute(database.db);
  expect(rows).toEqual([{ state: 'read' }]);
  expect(await numbers()).toMatchObject({ accepted: 1, sent: 1, delivered: 1, read: 1 });
});

test('a tap leaves by its button, once, however often Meta repeats it', async () => {
  await addProfiles(database.db, 1);
  await greeted('person-1');
  const quoted = sink.posted[0]?.wamid ?? '';
  const tapped = { messages: [tap('+447700900001', 'wamid.in', 0, engine.now(), quoted)] };
  await Promise.all([post(tapped), post(tapped)]);
  await post(tapped);
  await expect.poll(standing, patience).toEqual({ 'person-1': 'tapped' });
  await expect.poll(inboxSize, patience).toBe(0);
  const { rows } = await sql`SELECT FROM event WHERE kind = 'button'`.execute(database.db);
  expect(rows).toHaveLength(1);
});

test('a reply on a shared number is that profile’s whose message it quotes', async () => {
  await addProfiles(database.db, 2);
  await greeted('person-1', 'person-2');
  // Both were written to before they came to share a number.
  await sql`UPDATE address SET value = '+447700900777'`.execute(database.db);
  const first = sink.posted.find((message) => message.to === '+447700900001');
  await post({
    messages: [text('+447700900777', 'wamid.in', 'hello', engine.now(), first?.wamid)],
  });
  await expect.poll(standing, patience).toEqual({ 'person-1': 'wrote', 'person-2': 'answer' });
});

test('a reply that quotes nothing belongs to the latest message', async () => {
  await addProfiles(database.db, 1);
  await greeted('person-1');
  await post({ messages: [text('+447700900001', 'wamid.in', 'yes please', engine.now())] });
  await expect.poll(standing, patience).toEqual({ 'person-1': 'wrote' });
  const { rows } = await sql<{ number: string; state: string; activity: string }>`
    SELECT number, state, activity FROM message WHERE direction = 'in'`.execute(database.db);
  expect(rows).toEqual([{ number: '+447700900001', state: 'received', activity: 'greet' }]);
});

test('an emoji on a message is no reply', async () => {
  await addProfiles(database.db, 1);
  await greeted('person-1');
  const at = String(Math.floor(engine.now() / 1000));
  const from = '447700900001';
  const emoji = { message_id: sink.posted[0]?.wamid, emoji: '👍' };
  await post({
    messages: [{ from, id: 'wamid.e', timestamp: at, type: 'reaction', reaction: emoji }],
  });
  await expect.poll(inboxSize, patience).toBe(0);
  expect(await standing()).toEqual({ 'person-1': 'answer' });
});

test('somebody who writes first becomes a profile without consent', async () => {
  await post({
    contacts: [{ wa_id: '390612345678', profile: { name: 'Gaia' } }],
    messages: [text('+390612345678', 'wamid.in', 'buongiorno', engine.now())],
  });
  await expect
    .poll(async () => {
      const { rows } = await sql`
        SELECT p.external_id, p.first_name, p.phone, p.country, p.marketing_consent, e.kind
          FROM profile p JOIN event e ON e.bucket = p.bucket AND e.profile_id = p.id`.execute(
        database.db,
      );
      return rows;
    }, patience)
    .toEqual([
      {
        external_id: 'wa:+390612345678',
        first_name: 'Gaia',
        phone: '+390612345678',
        country: 'IT',
        marketing_consent: null,
        kind: 'reply',
      },
    ]);
});

test('STOP opts every profile of the number out before the answer, START undoes only that', async () => {
  await addProfiles(database.db, 2);
  await sql`UPDATE address SET value = '+447700900001'`.execute(database.db);
  await sql`UPDATE profile SET phone = '+447700900001', service_consent = NULL`.execute(
    database.db,
  );
  const consents = async (): Promise<unknown[]> => {
    const { rows } = await sql`
      SELECT marketing_consent AS marketing, service_consent AS service FROM profile`.execute(
      database.db,
    );
    return rows;
  };
  const stop = { messages: [text('+447700900001', 'wamid.a', ' Stop. ', engine.now())] };
  await post(stop);
  expect(await consents()).toEqual([
    { marketing: 'out', service: 'out' },
    { marketing: 'out', service: 'out' },
  ]);
  await expect.poll(inboxSize, patience).toBe(0);
  engine.pass(60_000);
  await post({ messages: [text('+447700900001', 'wamid.b', 'START', engine.now())] });
  expect(await consents()).toContainEqual({ marketing: 'in', service: 'in' });
  await expect.poll(inboxSize, patience).toBe(0);
  // Meta repeats an old webhook.
  engine.pass(60_000);
  await post(stop);
  expect(await consents()).toContainEqual({ marketing: 'in', service: 'in' });
  const { rows } = await sql`SELECT FROM suppression`.execute(database.db);
  expect(rows).toHaveLength(0);
});

test('START from somebody who never agreed grants nothing', async () => {
  await addProfiles(database.db, 1);
  await sql`UPDATE profile SET marketing_consent = NULL, service_consent = NULL`.execute(
    database.db,
  );
  await post({ messages: [text('+447700900001', 'wamid.a', 'start', engine.now())] });
  const { rows } = await sql`SELECT FROM profile WHERE marketing_consent IS NULL`.execute(
    database.db,
  );
  expect(rows).toHaveLength(1);
});

test('a stop set in WhatsApp itself is about marketing only', async () => {
  await addProfiles(database.db, 1);
  const at = Math.floor(engine.now() / 1000);
  const preference = { wa_id: '447700900001', detail: '', category: 'marketing_messages' };
  await post(
    { user_preferences: [{ ...preference, value: 'stop', timestamp: at }] },
    'user_preferences',
  );
  const { rows } = await sql`
    SELECT marketing_consent AS marketing, service_consent AS service FROM profile`.execute(
    database.db,
  );
  expect(rows).toEqual([{ marketing: 'out', service: 'in' }]);
});

test('a failure after acceptance is an event for the reaction', async () => {
  await addProfiles(database.db, 1);
  await greeted('person-1');
  const sent = sink.posted[0] ?? { wamid: '', echo: '' };
  await post({
    statuses: [
      status({
        wamid: sent.wamid,
        status: 'failed',
        at: engine.now(),
        echo: sent.echo,
        code: 131026,
      }),
    ],
  });
  await expect.poll(standing, patience).toEqual({ 'person-1': 'failed' });
  expect(await numbers()).toMatchObject({ accepted: 1, message_failed: 1 });
});

test('a passing failure after acceptance is sent again, and the person is counted once', async () => {
  await addProfiles(database.db, 1);
  await greeted('person-1');
  const sent = sink.posted[0] ?? { wamid: '', echo: '' };
  const failed = status({
    wamid: sent.wamid,
    status: 'failed',
    at: engine.now(),
    echo: sent.echo,
    code: 131000,
  });
  await post({ statuses: [failed, failed] });
  await expect.poll(() => sink.posted.length, patience).toBe(2);
  await expect.poll(numbers, patience).toMatchObject({ accepted: 1 });
  await post({ statuses: [failed] });
  await expect.poll(inboxSize, patience).toBe(0);
  expect(sink.posted).toHaveLength(2);
  expect(await standing()).toEqual({ 'person-1': 'answer' });
});

test('a status without echo is matched by its wamid', async () => {
  await addProfiles(database.db, 1);
  await greeted('person-1');
  const { wamid = '' } = sink.posted[0] ?? {};
  await post({
    statuses: [status({ wamid, status: 'delivered', at: engine.now(), to: '+447700900001' })],
  });
  await expect.poll(numbers, patience).toMatchObject({ delivered: 1 });
});

test('what matches nothing is tried again, then kept as an orphan', async () => {
  await post({
    statuses: [status({ wamid: 'wamid.x', status: 'sent', at: engine.now(), to: '+447700900001' })],
  });
  await expect.poll(parked, patience).toEqual([{ orphan: false }]);
  engine.pass(11 * 60_000);
  await expect.poll(parked, patience).toEqual([{ orphan: true }]);
});

test('a template that Meta pauses is known at once', async () => {
  await post(
    {
      event: 'PAUSED',
      message_template_id: 1,
      message_template_name: 'hello',
      message_template_language: 'en',
      reason: 'NONE',
    },
    'message_template_status_update',
  );
  await expect
    .poll(async () => {
      const { rows } = await sql`SELECT status FROM template`.execute(database.db);
      return rows;
    }, patience)
    .toEqual([{ status: 'PAUSED' }]);
});

test('a webhook nobody understands holds nothing up', async () => {
  await addProfiles(database.db, 1);
  await greeted('person-1');
  await post({ messages: [{ nonsense: true }], statuses: [{ id: 7 }] });
  await post({ messages: [text('+447700900001', 'wamid.nul', 'null \0 byte', engine.now())] });
  await expect.poll(standing, patience).toEqual({ 'person-1': 'wrote' });
  await expect.poll(inboxSize, patience).toBe(0);
});

test('an update the database cannot take is set aside; those beside it are processed', async () => {
  await addProfiles(database.db, 2);
  await greeted('person-1', 'person-2');
  const told = sink.posted.map(({ wamid, echo }) =>
    status({ wamid, status: 'delivered', at: engine.now(), echo }),
  );
  const endless = { ...told[0], timestamp: '9'.repeat(18) };
  const setAside = async () => (await listDeadLetters(database.db, { limit: 5 })).items;
  await Promise.all([
    post({ statuses: [endless, told[1]] }),
    post({ messages: [text('+447700900001', 'wamid.in', 'hello', engine.now())] }),
  ]);
  await expect.poll(standing, patience).toMatchObject({ 'person-1': 'wrote' });
  await expect.poll(inboxSize, patience).toBe(0);
  expect(await numbers()).toMatchObject({ delivered: 1 });
  const [letter] = await setAside();
  expect(letter).toMatchObject({ kind: 'webhook', sender_name: 'Shop', state: 'open', tries: 1 });

  // Tried again as a whole: what was applied before changes nothing, the other fails again.
  await askReplay(database.db, { kind: 'webhook' }, 'Ann');
  await expect
    .poll(
      async () => (await setAside()).map(({ id, state }) => ({ isNew: id !== letter?.id, state })),
      patience,
    )
    .toEqual([{ isNew: true, state: 'open' }]);
  expect(await numbers()).toMatchObject({ delivered: 1 });
});

test('a reply that quotes a message whose answer got lost finds it once its status tells the wamid', async () => {
  await addProfiles(database.db, 1);
  sink.answer(() => 'accept_and_cut');
  const graph = asking();
  const journeyId = await addJourney(database.db, graph);
  await engine.publishJourney({ journeyId, graph, actor: 'test' });
  await engine.recordEvents([{ profile: { externalId: 'person-1' }, name: 'greet' }]);
  await expect
    .poll(async () => {
      const { rows } = await sql`SELECT FROM message WHERE state = 'unknown'`.execute(database.db);
      return rows.length;
    }, patience)
    .toBe(1);
  const { wamid = '', echo = '' } = sink.posted[0] ?? {};
  await post({ messages: [tap('+447700900001', 'wamid.in', 0, engine.now(), wamid)] });
  await expect.poll(inboxSize, patience).toBe(0);
  expect(await standing()).toEqual({ 'person-1': 'greet' });
  await post({ statuses: [status({ wamid, status: 'delivered', at: engine.now(), echo })] });
  await expect.poll(standing, patience).toEqual({ 'person-1': 'answer' });
  engine.pass(2000);
  await expect.poll(standing, patience).toEqual({ 'person-1': 'tapped' });
});
