import type { ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';

import type { Graph } from '@waypost/journey';
import type { TemplateUpdate } from '@waypost/whatsapp/cloud-api';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeEach, expect, test } from 'vitest';

import { blockProfile } from '../blocked/block-profile.ts';
import { storeAsset } from '../media/index.ts';
import { bucketOf, profileIdOf } from '../profiles/profile-id.ts';
import { applyTemplateUpdates } from '../templates/index.ts';
import { markUnknown } from './mark-unknown.ts';
import { portfolioUsage } from './portfolio-usage.ts';
import { queueDirectMessage } from './queue-direct-message.ts';
import { releaseLimit } from './release-waiting.ts';
import { returnToOutbox } from './return-to-outbox.ts';
import { resumeSenders } from './resume-senders.ts';
import { takeOutOfOutbox } from './take-out-of-outbox.ts';
import { waitingBySender } from './waiting-by-sender.ts';
import { askReplay, countDeadLetters } from '../dead-letters/index.ts';
import { createTestDatabase, type TestDatabase } from '../testing/database.ts';
import { startGraphSink, type GraphSink } from '../testing/graph-sink.ts';
import { addJourney, addProfiles, addSender, graphOf, hello } from '../testing/journeys.ts';
import { postWebhook, status, text } from '../testing/meta-webhooks.ts';
import { spawnEngine, startEngine, type RunningEngine } from '../testing/running-engine.ts';
import { awaitEarlierClaims } from './await-earlier-claims.ts';
import { claimLockClass, prepareClaim } from './prepare-claim.ts';

/** Long enough for a busy machine; a test that waits this long has failed. */
const patience = { timeout: 25_000, interval: 20 };

let database: TestDatabase;
let sink: GraphSink;
let senderId: string;
let running: RunningEngine[] = [];
let children: ChildProcess[] = [];
const databases: TestDatabase[] = [];

beforeEach(async () => {
  database = await createTestDatabase();
  databases.push(database);
  sink = await startGraphSink();
  senderId = await addSender(database.db);
  await sql`UPDATE sender SET messages_per_second = 1000`.execute(database.db);
});

afterEach(async () => {
  for (const child of children) child.kill('SIGKILL');
  children = [];
  sink.release();
  await Promise.all(running.map((engine) => engine.stop()));
  running = [];
  await sink.close();
});

afterAll(async () => {
  for (const used of databases) await used.drop();
});

async function start(graceMs = 120_000): Promise<RunningEngine> {
  const engine = await startEngine(database, sink.url, { graceMs });
  running.push(engine);
  return engine;
}

async function spawned(): Promise<ChildProcess> {
  const child = await spawnEngine(database, sink.url);
  children.push(child);
  return child;
}

/** One WhatsApp activity; whoever leaves by its error port ends at `sorry`, the others at `done`. */
function greeting(): Graph {
  return graphOf(
    [
      { id: 'in', type: 'entryEvent', eventName: 'greet' },
      hello('greet', senderId),
      { id: 'done', type: 'end' },
      { id: 'sorry', type: 'end' },
    ],
    ['in.next>greet', 'greet.next>done', 'greet.error>sorry'],
  );
}

async function publish(engine: RunningEngine, graph = greeting()): Promise<string> {
  const journeyId = await addJourney(database.db, graph);
  await engine.publishJourney({ journeyId, graph, actor: 'test' });
  return journeyId;
}

async function greet(engine: RunningEngine, ...externalIds: string[]): Promise<void> {
  await engine.recordEvents(
    externalIds.map((externalId) => ({ profile: { externalId }, name: 'greet' })),
  );
}

interface Story {
  state: string;
  exclusion: string | null;
  activity: string;
}

/** State and exclusion of each person's message, and where its run stands. */
async function stories(): Promise<Record<string, Story>> {
  const { rows } = await sql<Story & { external_id: string }>`
    SELECT p.external_id, m.state, m.exclusion, r.activity
      FROM message m
      JOIN profile p ON p.bucket = m.bucket AND p.id = m.profile_id
      JOIN run r ON r.bucket = m.bucket AND r.id = m.run_id
     WHERE m.direction = 'out'`.execute(database.db);
  return Object.fromEntries(rows.map(({ external_id, ...story }) => [external_id, story]));
}

async function outboxSize(): Promise<number> {
  const { rows } = await sql<{ n: number }>`SELECT count(*) AS n FROM outbox`.execute(database.db);
  return rows[0]?.n ?? 0;
}

test('what could not leave because Meta was unreachable leaves once it is reachable', async () => {
  await addProfiles(database.db, 3);
  const { port } = new URL(sink.url);
  await sink.close();
  const engine = await start();
  await publish(engine);
  await greet(engine, 'person-1', 'person-2', 'person-3');
  await expect
    .poll(async () => {
      const { rows } = await sql`SELECT FROM attempt WHERE state = 'unsent'`.execute(database.db);
      return rows.length;
    }, patience)
    .toBeGreaterThan(2);
  sink = await startGraphSink(Number(port));
  await expect.poll(() => sink.posted.length, patience).toBe(3);
  await expect.poll(outboxSize, patience).toBe(0);
  expect(await stories()).toMatchObject({
    'person-1': { state: 'accepted', activity: 'done' },
    'person-3': { state: 'accepted', activity: 'done' },
  });
});

test('what never left counts as no try: an error that grants one more try grants it', async () => {
  await addProfiles(database.db, 1);
  const { port } = new URL(sink.url);
  await sink.close();
  const engine = await start();
  await publish(engine);
  await greet(engine, 'person-1');
  await expect
    .poll(async () => {
      const { rows } = await sql`SELECT FROM attempt WHERE state = 'unsent'`.execute(database.db);
      return rows.length;
    }, patience)
    .toBeGreaterThan(1);
  sink = await startGraphSink(Number(port));
  sink.answer((_message, place) => (place === 0 ? { error: 131059 } : 'accept'));
  await expect
    .poll(stories, patience)
    .toMatchObject({ 'person-1': { state: 'accepted', activity: 'done' } });
  expect(sink.posted).toHaveLength(2);
});

test('a connection cut after acceptance: unknown, resolved by the status, never sent twice', async () => {
  await addProfiles(database.db, 1);
  sink.answer(() => 'accept_and_cut');
  const engine = await start();
  await publish(engine);
  await greet(engine, 'person-1');
  await expect.poll(stories, patience).toMatchObject({
    'person-1': { state: 'unknown', activity: 'greet' },
  });
  const [posted] = sink.posted;
  await postWebhook(database.db, engine, senderId, {
    statuses: [
      status({
        wamid: posted?.wamid ?? '',
        status: 'sent',
        at: engine.now(),
        echo: posted?.echo ?? '',
      }),
    ],
  });
  await expect.poll(stories, patience).toMatchObject({
    'person-1': { state: 'sent', activity: 'done' },
  });
  expect(await outboxSize()).toBe(0);
  expect(sink.posted).toHaveLength(1);
});

test('a marketing message lost on the way is sent again only after the grace and with a witness', async () => {
  await addProfiles(database.db, 2);
  sink.answer((_message, place) => (place === 0 ? 'cut' : 'accept'));
  const engine = await start(60_000);
  await publish(engine);
  await greet(engine, 'person-1');
  await expect.poll(stories, patience).toMatchObject({ 'person-1': { state: 'unknown' } });

  engine.pass(61_000);
  await greet(engine, 'person-2');
  await expect.poll(() => sink.posted.length, patience).toBe(2);
  await expect.poll(stories, patience).toMatchObject({
    'person-1': { state: 'unknown', activity: 'greet' },
    'person-2': { state: 'accepted' },
  });

  const witness = sink.posted[1];
  await postWebhook(database.db, engine, senderId, {
    statuses: [
      status({
        wamid: witness?.wamid ?? '',
        status: 'sent',
        at: engine.now(),
        echo: witness?.echo ?? '',
      }),
    ],
  });
  await expect.poll(() => sink.posted.length, patience).toBe(3);
  expect(sink.posted[2]?.echo.endsWith('.2')).toBe(true);
  await expect.poll(stories, patience).toMatchObject({
    'person-1': { state: 'accepted', activity: 'done' },
  });
});

test('the last message of a sender, lost on the way, goes again once anything is heard after its grace', async () => {
  await addProfiles(database.db, 2);
  sink.answer((_message, place) => (place === 1 ? 'cut' : 'accept'));
  const engine = await start(60_000);
  await publish(engine);
  await greet(engine, 'person-1');
  await expect.poll(stories, patience).toMatchObject({ 'person-1': { state: 'accepted' } });
  await greet(engine, 'person-2');
  await expect.poll(stories, patience).toMatchObject({ 'person-2': { state: 'unknown' } });

  const earlier = sink.posted[0];
  const hear = (kind: 'sent' | 'read') =>
    postWebhook(database.db, engine, senderId, {
      statuses: [
        status({
          wamid: earlier?.wamid ?? '',
          status: kind,
          at: engine.now(),
          echo: earlier?.echo ?? '',
        }),
      ],
    });
  await hear('sent');
  await expect.poll(stories, patience).toMatchObject({ 'person-1': { state: 'sent' } });
  engine.pass(61_000);
  // Two rounds of the sender's owner with the grace over and nothing heard since.
  await new Promise((resolve) => setTimeout(resolve, 2500));
  expect(sink.posted).toHaveLength(2);
  await hear('read');
  await expect.poll(() => sink.posted.length, patience).toBe(3);
  expect(sink.posted[2]?.echo.endsWith('.2')).toBe(true);
  await expect.poll(stories, patience).toMatchObject({ 'person-2': { state: 'accepted' } });
});

test('an answer of an old attempt does not give away the claim of a newer one', async () => {
  await addProfiles(database.db, 1);
  sink.answer(() => 'hold');
  const engine = await start();
  await publish(engine);
  await greet(engine, 'person-1');
  await expect.poll(() => sink.posted.length, patience).toBe(1);
  const { rows } = await sql<{ bucket: number; message_id: string; created_at: Date }>`
    SELECT bucket, message_id, message_created_at AS created_at FROM outbox`.execute(database.db);
  const [row] = rows;
  if (row === undefined) throw new Error('nothing is on its way');
  const old = { bucket: row.bucket, messageId: row.message_id, createdAt: row.created_at, n: 0 };
  await returnToOutbox(database.db, [{ ...old, dueAt: engine.now(), waitsFor: null }]);
  await markUnknown(database.db, [old]);
  expect(await takeOutOfOutbox(database.db, [{ ...old, onlyAttempt: 0 }])).toEqual(new Set());
  const { rows: after } = await sql<{ claimed: boolean; unresolved: boolean }>`
    SELECT claim_epoch IS NOT NULL AS claimed, unresolved FROM outbox`.execute(database.db);
  expect(after).toEqual([{ claimed: true, unresolved: false }]);
});

test('a message of unknown outcome holds the person’s next one up for its grace only', async () => {
  await addProfiles(database.db, 1);
  sink.answer((_message, place) => (place === 0 ? 'cut' : 'accept'));
  const engine = await start(60_000);
  await publish(engine);
  await greet(engine, 'person-1');
  await expect.poll(stories, patience).toMatchObject({ 'person-1': { state: 'unknown' } });
  await publish(engine);
  await greet(engine, 'person-1');
  await expect.poll(outboxSize, patience).toBe(2);
  expect(sink.posted).toHaveLength(1);
  engine.pass(61_000);
  await expect.poll(() => sink.posted.length, patience).toBe(2);
  await expect.poll(outboxSize, patience).toBe(1);
  const { rows } = await sql`SELECT FROM message WHERE state = 'unknown'`.execute(database.db);
  expect(rows).toHaveLength(1);
});

test('what was lost and is sent again leaves before later messages to the same person', async () => {
  await addProfiles(database.db, 3);
  sink.answer((_message, place) => (place === 0 ? 'cut' : 'accept'));
  const engine = await start(60_000);
  await publish(engine);
  await greet(engine, 'person-1');
  await expect.poll(stories, patience).toMatchObject({ 'person-1': { state: 'unknown' } });
  await greet(engine, 'person-2');
  await expect.poll(() => sink.posted.length, patience).toBe(2);
  await expect.poll(stories, patience).toMatchObject({ 'person-2': { state: 'accepted' } });
  const [first, witness] = sink.posted;
  await postWebhook(database.db, engine, senderId, {
    statuses: [
      status({
        wamid: witness?.wamid ?? '',
        status: 'sent',
        at: engine.now(),
        echo: witness?.echo ?? '',
      }),
    ],
  });
  await publish(engine);
  await greet(engine, 'person-1');
  await expect.poll(outboxSize, patience).toBe(2);
  // While the lost one is on its way back into the outbox, other people get theirs.
  await database.db.transaction().execute(async (trx) => {
    await sql`SELECT FROM outbox WHERE unresolved FOR UPDATE`.execute(trx);
    engine.pass(61_000);
    await expect
      .poll(async () => {
        const { rows } = await sql`SELECT FROM pg_stat_activity
          WHERE datname = current_database() AND wait_event_type = 'Lock'`.execute(trx);
        return rows.length;
      }, patience)
      .toBeGreaterThan(0);
    await greet(engine, 'person-3');
    await expect.poll(() => sink.posted.length, patience).toBeGreaterThan(2);
    const echoes = sink.posted.map(({ to }) => to);
    expect(echoes.slice(2)).not.toContain(echoes[0]);
  });
  await expect
    .poll(() => sink.posted.filter(({ to }) => to === first?.to).length, patience)
    .toBe(3);
  const [lost, again] = sink.posted.filter(({ to }) => to === first?.to);
  expect(again?.echo).toBe(lost?.echo.replace(/1$/, '2'));
});

test('a new owner waits for the claim that a dead one had begun', async () => {
  const waiting = await database.db.transaction().execute(async (trx) => {
    await prepareClaim(trx, senderId);
    let isOver = false;
    const done = awaitEarlierClaims(database.db, senderId).then(() => (isOver = true));
    await expect
      .poll(async () => {
        const { rows } = await sql`SELECT FROM pg_locks
          WHERE locktype = 'advisory' AND classid = ${claimLockClass} AND NOT granted
            AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`.execute(
          trx,
        );
        return rows.length;
      }, patience)
      .toBe(1);
    expect(isOver).toBe(false);
    return { done };
  });
  expect(await waiting.done).toBe(true);
});

test('a person decides to send an unknown message again', async () => {
  await addProfiles(database.db, 1);
  sink.answer((_message, place) => (place === 0 ? 'cut' : 'accept'));
  const engine = await start();
  await publish(engine);
  await greet(engine, 'person-1');
  await expect.poll(stories, patience).toMatchObject({ 'person-1': { state: 'unknown' } });
  const { rows } = await sql<{ id: string }>`SELECT id FROM message`.execute(database.db);
  const id = rows[0]?.id ?? '';
  expect(await engine.resendUnknown(id)).toBe(true);
  await expect.poll(stories, patience).toMatchObject({ 'person-1': { state: 'accepted' } });
  expect(await engine.resendUnknown(id)).toBe(false);
});

test('a passing error is tried again, a final one leads to the error port', async () => {
  await addProfiles(database.db, 2);
  sink.answer((message, place) => {
    if (message.to.endsWith('1')) return place < 2 ? { error: 131000 } : 'accept';
    return { error: 132000 };
  });
  const engine = await start();
  await publish(engine);
  await greet(engine, 'person-1', 'person-2');
  await expect.poll(stories, patience).toMatchObject({
    'person-1': { state: 'accepted', activity: 'done' },
    'person-2': { state: 'refused', activity: 'sorry' },
  });
});

test('dead credentials pause the sender; nothing is lost, and it goes on when it is resumed', async () => {
  await addProfiles(database.db, 1);
  sink.answer((_message, place) => (place === 0 ? { error: 190 } : 'accept'));
  const engine = await start();
  await publish(engine);
  await greet(engine, 'person-1');
  await expect
    .poll(async () => {
      const { rows } = await sql<{
        pause_reason: string | null;
      }>`SELECT pause_reason FROM sender`.execute(database.db);
      return rows[0]?.pause_reason;
    }, patience)
    .toMatch(/token/);
  expect(await stories()).toMatchObject({ 'person-1': { state: 'queued' } });
  await sql`UPDATE sender SET paused_at = NULL, pause_reason = NULL`.execute(database.db);
  await expect.poll(stories, patience).toMatchObject({ 'person-1': { state: 'accepted' } });
});

test('killed between claim and answer: the next owner sends nothing of it twice', async () => {
  await addProfiles(database.db, 40);
  sink.answer((_message, place) => (place < 20 ? 'accept' : 'hold'));
  const first = await spawned();
  const engine = await startEngine(database, sink.url, {
    roles: { dispatch: false, advance: false, launches: false, inbound: false },
  });
  running.push(engine);
  await publish(engine);
  await greet(engine, ...Array.from({ length: 40 }, (_, index) => `person-${index + 1}`));
  await expect.poll(() => sink.posted.length, patience).toBe(40);
  first.kill('SIGKILL');
  sink.release();
  sink.answer(() => 'accept');

  const second = await start();
  await expect
    .poll(async () => {
      const { rows } = await sql`
        SELECT FROM outbox WHERE claim_epoch IS NOT NULL AND NOT unresolved`.execute(database.db);
      return rows.length;
    }, patience)
    .toBe(0);
  expect(sink.posted).toHaveLength(40);
  const { rows } = await sql`SELECT FROM message WHERE state = 'unknown'`.execute(database.db);
  expect(rows.length).toBeGreaterThanOrEqual(20);

  await postWebhook(database.db, second, senderId, {
    statuses: sink.posted.map(({ wamid, echo }) =>
      status({ wamid, status: 'delivered', at: second.now(), echo }),
    ),
  });
  await expect
    .poll(
      async () => Object.values(await stories()).map((story) => `${story.state} ${story.activity}`),
      patience,
    )
    .toEqual(Array.from({ length: 40 }, () => 'delivered done'));
  expect(sink.posted).toHaveLength(40);
});

test('the owner who loses its connection stops; the other takes over at once and nothing is sent twice', async () => {
  await addProfiles(database.db, 200);
  // Slow enough that the connection is lost in the middle.
  await sql`UPDATE sender SET messages_per_second = 150`.execute(database.db);
  const first = await start();
  const second = await start();
  await publish(first);
  await greet(first, ...Array.from({ length: 200 }, (_, index) => `person-${index + 1}`));
  await expect.poll(() => sink.posted.length, patience).toBeGreaterThan(0);
  const cut = await sql`
    SELECT pg_terminate_backend(l.pid) FROM pg_locks l
     WHERE l.locktype = 'advisory' AND l.classid = 7251002
       AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())`.execute(
    database.db,
  );
  expect(cut.rows).toHaveLength(1);
  expect(await outboxSize()).toBeGreaterThan(0);
  await expect.poll(outboxSize, patience).toBe(0);
  expect(sink.posted).toHaveLength(200);
  expect(new Set(sink.posted.map((message) => message.to)).size).toBe(200);
  await second.stop();
  running = running.filter((engine) => engine !== second);
});

test('one number gets one message per journey, from the first profile that may have it', async () => {
  await addProfiles(database.db, 3);
  await sql`UPDATE profile SET phone = '+447700900999'`.execute(database.db);
  await sql`UPDATE profile SET marketing_consent = NULL WHERE external_id = 'person-1'`.execute(
    database.db,
  );
  const engine = await start();
  await publish(engine);
  await greet(engine, 'person-1');
  await expect.poll(stories, patience).toMatchObject({ 'person-1': { exclusion: 'no_consent' } });
  await greet(engine, 'person-2', 'person-3');
  await expect
    .poll(
      async () => Object.values(await stories()).map((story) => story.exclusion ?? story.state),
      patience,
    )
    .toEqual(expect.arrayContaining(['no_consent', 'accepted', 'same_number']));
  expect(sink.posted).toHaveLength(1);
});

test('excluded people leave by the error port with their reason, and are counted', async () => {
  await addProfiles(database.db, 5);
  await sql`UPDATE profile SET phone = NULL WHERE external_id = 'person-1'`.execute(database.db);
  await sql`UPDATE profile SET marketing_consent = NULL WHERE external_id = 'person-2'`.execute(
    database.db,
  );
  await sql`UPDATE profile SET phone = '+12125550123' WHERE external_id = 'person-3'`.execute(
    database.db,
  );
  await sql`
    INSERT INTO suppression (number, purpose, bucket, profile_id, since)
    SELECT phone, 'marketing', 7, gen_random_uuid(), now() FROM profile WHERE external_id = 'person-4'`.execute(
    database.db,
  );
  const engine = await start();
  await publish(engine);
  await greet(engine, 'person-1', 'person-2', 'person-3', 'person-4', 'person-5');
  await expect.poll(stories, patience).toEqual({
    'person-1': { state: 'excluded', exclusion: 'no_phone', activity: 'sorry' },
    'person-2': { state: 'excluded', exclusion: 'no_consent', activity: 'sorry' },
    'person-3': { state: 'excluded', exclusion: 'us_marketing', activity: 'sorry' },
    'person-4': { state: 'excluded', exclusion: 'opted_out', activity: 'sorry' },
    'person-5': { state: 'accepted', exclusion: null, activity: 'done' },
  });
  const { rows } = await sql<{ outcome: string; n: number }>`
    SELECT outcome, sum(n) AS n FROM (
      SELECT outcome, n FROM activity_delta WHERE activity = 'greet'
      UNION ALL SELECT outcome, n FROM activity_count WHERE activity = 'greet') AS numbers
     WHERE outcome LIKE 'excluded:%' OR outcome = 'accepted' GROUP BY outcome ORDER BY outcome`.execute(
    database.db,
  );
  expect(rows.map((row) => row.outcome)).toEqual([
    'accepted',
    'excluded:no_consent',
    'excluded:no_phone',
    'excluded:opted_out',
    'excluded:us_marketing',
  ]);
});

test('a meta sender refuses every demo profile; a disabled template is refused for everybody', async () => {
  await addProfiles(database.db, 2);
  await sql`UPDATE profile SET demo = true WHERE external_id = 'person-1'`.execute(database.db);
  await sql`UPDATE sender SET connection = 'meta', policies_confirmed_at = now()`.execute(
    database.db,
  );
  await sql`UPDATE template SET status = 'DISABLED'`.execute(database.db);
  const engine = await start();
  await publish(engine);
  await greet(engine, 'person-1', 'person-2');
  await expect.poll(stories, patience).toMatchObject({
    'person-1': { exclusion: 'demo_profile' },
    'person-2': { exclusion: 'template_disabled' },
  });
  expect(sink.posted).toHaveLength(0);
});

test('messages of a paused template wait, and leave when Meta approves it again', async () => {
  await addProfiles(database.db, 2);
  await sql`UPDATE template SET status = 'PAUSED'`.execute(database.db);
  const engine = await start();
  await publish(engine);
  await greet(engine, 'person-1', 'person-2');
  const waiting = async () => (await waitingBySender(database.db)).get(senderId) ?? [];
  await expect.poll(waiting, patience).toMatchObject([{ reason: 'template', messages: 2 }]);
  const { rows } = await sql<{ waba_id: string }>`SELECT waba_id FROM sender`.execute(database.db);
  const approved: TemplateUpdate = {
    kind: 'template_status',
    accountId: rows[0]?.waba_id ?? '',
    phoneNumberId: null,
    field: 'message_template_status_update',
    key: 'approved',
    at: engine.now(),
    templateId: '1',
    name: 'hello',
    language: 'en',
    event: 'APPROVED',
    reason: null,
    category: null,
    rejection: null,
    notice: null,
  };
  await applyTemplateUpdates(database.db, [approved], engine.now());
  await expect.poll(() => sink.posted.length, patience).toBe(2);
  expect(await waiting()).toEqual([]);
});

test('a message whose template stays paused tells so when its time is over', async () => {
  await addProfiles(database.db, 1);
  await sql`UPDATE template SET status = 'PAUSED'`.execute(database.db);
  const engine = await start();
  await publish(engine);
  await greet(engine, 'person-1');
  await expect
    .poll(async () => (await waitingBySender(database.db)).size, patience)
    .toBeGreaterThan(0);
  engine.pass(2 * 86_400_000);
  await expect.poll(stories, patience).toMatchObject({
    'person-1': { exclusion: 'template_paused', activity: 'sorry' },
  });
});

test('people beyond the portfolio’s limit wait for a place; a higher limit lets them go', async () => {
  await addProfiles(database.db, 5);
  await sql`UPDATE sender SET messaging_limit = 'TIER_3', portfolio_id = 'portfolio'`.execute(
    database.db,
  );
  const engine = await start();
  await publish(engine);
  await greet(engine, ...Array.from({ length: 5 }, (_, index) => `person-${index + 1}`));
  await expect.poll(() => sink.posted.length, patience).toBe(3);
  await expect
    .poll(async () => (await waitingBySender(database.db)).get(senderId), patience)
    .toMatchObject([{ reason: 'limit', messages: 2 }]);
  expect(await portfolioUsage(database.db, 'portfolio', engine.now())).toBe(3);
  await sql`UPDATE sender SET messaging_limit = 'TIER_UNLIMITED'`.execute(database.db);
  // The owner reads its sender once a second.
  await expect
    .poll(async () => {
      await releaseLimit(database.db, ['portfolio'], engine.now());
      engine.wakeDispatch();
      return sink.posted.length;
    }, patience)
    .toBe(5);
});

test('a refused message gives its place in the portfolio’s limit to the next person', async () => {
  await addProfiles(database.db, 2);
  await sql`UPDATE sender SET messaging_limit = 'TIER_1', portfolio_id = 'portfolio'`.execute(
    database.db,
  );
  sink.answer((_message, place) => (place === 0 ? { error: 132000 } : 'accept'));
  const engine = await start();
  await publish(engine);
  await greet(engine, 'person-1', 'person-2');
  await expect.poll(() => sink.posted.length, patience).toBe(2);
  await expect
    .poll(
      async () =>
        Object.values(await stories())
          .map(({ state }) => state)
          .toSorted(),
      patience,
    )
    .toEqual(['accepted', 'refused']);
  expect(await portfolioUsage(database.db, 'portfolio', engine.now())).toBe(1);
});

test('a message that can not be judged, and an answer that can not be stored, hold up nobody', async () => {
  await addProfiles(database.db, 30);
  // Nothing but an object can be read as a message; the database refuses one person's next step.
  const engine = await start();
  await publish(engine);
  await sql`UPDATE sender SET paused_at = now(), pause_scope = 'manual'`.execute(database.db);
  await greet(engine, ...Array.from({ length: 30 }, (_, index) => `person-${index + 1}`));
  await expect.poll(outboxSize, patience).toBe(30);
  await sql`
    UPDATE message SET payload = 'null' WHERE profile_id = profile_id_of('person-3')`.execute(
    database.db,
  );
  await sql`
    ALTER TABLE run ADD CONSTRAINT poison CHECK (
      activity <> 'done' OR profile_id <> ${sql.lit(profileIdOf('person-7'))})`.execute(
    database.db,
  );
  await sql`UPDATE sender SET paused_at = NULL, pause_scope = NULL`.execute(database.db);
  engine.wakeDispatch();
  await expect.poll(() => sink.posted.length, patience).toBe(29);
  await expect.poll(() => countDeadLetters(database.db), patience).toEqual({ message: 1, run: 1 });
  await expect.poll(outboxSize, patience).toBe(1);
  expect(await stories()).toMatchObject({
    'person-7': { state: 'accepted', activity: 'greet' },
    'person-8': { state: 'accepted', activity: 'done' },
  });

  await sql`ALTER TABLE run DROP CONSTRAINT poison`.execute(database.db);
  await askReplay(database.db, { kind: 'run' }, 'Ann');
  await expect.poll(stories, patience).toMatchObject({ 'person-7': { activity: 'done' } });
  expect(await engine.dismissDeadLetters({ kind: 'message' }, 'Ann')).toBe(1);
  expect(await stories()).toMatchObject({
    'person-3': { exclusion: 'invalid_value', activity: 'sorry' },
  });
  expect(sink.posted).toHaveLength(29);
});

test('nobody gets more than 45 messages at once; the others wait and none is lost', async () => {
  await addProfiles(database.db, 1);
  const engine = await start();
  // Each six seconds that a slow machine needs for them would let one more go.
  engine.stopClock();
  await database.db.transaction().execute(async (trx) => {
    for (let n = 0; n < 47; n += 1) {
      // One after the other: they belong to one person.
      // oxlint-disable-next-line no-await-in-loop
      await queueDirectMessage(
        trx,
        {
          profileId: profileIdOf('person-1'),
          senderId,
          payload: { type: 'template', template: { name: 'hello', language: { code: 'en' } } },
          templateName: 'hello',
          language: 'en',
          category: 'MARKETING',
          origin: 'test',
          expiresAt: engine.now() + 3_600_000,
        },
        engine.now(),
      );
    }
  });
  engine.wakeDispatch();
  await expect.poll(() => sink.posted.length, patience).toBe(45);
  await expect
    .poll(async () => (await waitingBySender(database.db)).get(senderId), patience)
    .toMatchObject([{ reason: 'pair', messages: 2 }]);
  engine.pass(60_000);
  await expect.poll(() => sink.posted.length, patience).toBe(47);
  await expect.poll(outboxSize, patience).toBe(0);
});

test('an open window sends the response, a closed one the template', async () => {
  await addProfiles(database.db, 2);
  const engine = await start();
  const open = profileIdOf('person-1');
  await sql`
    INSERT INTO customer_window (bucket, profile_id, sender_id, opened_at, expires_at, last_inbound_wamid)
    VALUES (${bucketOf(open)}, ${open}, ${senderId}, now(), now() + interval '1 day', 'wamid.asked')`.execute(
    database.db,
  );
  await publish(
    engine,
    graphOf(
      [
        { id: 'in', type: 'entryEvent', eventName: 'greet' },
        {
          ...hello('greet', senderId),
          content: {
            template: {
              name: 'hello',
              defaultLanguage: 'en',
              byLanguage: { en: { values: { 'body.1': { value: 'there', fallback: '' } } } },
            },
            response: {
              defaultLanguage: 'en',
              byLanguage: {
                en: { kind: 'text', body: 'Yes, {{ profile.first_name }}?', quote: true },
              },
            },
          },
        },
        { id: 'done', type: 'end' },
      ],
      ['in.next>greet', 'greet.next>done'],
    ),
  );
  await greet(engine, 'person-1', 'person-2');
  await expect.poll(() => sink.posted.length, patience).toBe(2);
  const bodies = new Map(sink.posted.map(({ to, body }) => [to, body]));
  expect(bodies.get('+447700900001')).toMatchObject({
    type: 'text',
    text: { body: 'Yes, Ada1?' },
    context: { message_id: 'wamid.asked' },
  });
  expect(bodies.get('+447700900002')).toMatchObject({ type: 'template' });
  expect(bodies.get('+447700900001')).not.toHaveProperty('template');
  const { rows } = await sql<{ number: string; sent_as: string }>`
    SELECT number, sent_as FROM message ORDER BY number`.execute(database.db);
  expect(rows.map((row) => row.sent_as)).toEqual(['response', 'template']);
});

/** Queues a picture of ours as a test to each of these people, whose windows are open. */
async function queuePicture(engine: RunningEngine, asset: string, people: string[]): Promise<void> {
  const now = engine.now();
  await database.db.transaction().execute(async (trx) => {
    for (const externalId of people) {
      const profileId = profileIdOf(externalId);
      // One after the other in one transaction.
      // oxlint-disable-next-line no-await-in-loop
      await sql`
        INSERT INTO customer_window (bucket, profile_id, sender_id, opened_at, expires_at)
        VALUES (${bucketOf(profileId)}, ${profileId}, ${senderId}, ${new Date(now)}, ${new Date(now + 86_400_000)})
            ON CONFLICT DO NOTHING`.execute(trx);
      const payload = { type: 'image', image: { asset, caption: 'New' } };
      const expiresAt = now + 3_600_000;
      // oxlint-disable-next-line no-await-in-loop
      await queueDirectMessage(
        trx,
        { profileId, senderId, payload, origin: 'test', expiresAt },
        now,
      );
    }
  });
  engine.wakeDispatch();
}

test('a file is uploaded once for everybody, again after Meta lost it, and missed when it is gone', async () => {
  await addProfiles(database.db, 40);
  const everybody = Array.from({ length: 40 }, (_, index) => `person-${index + 1}`);
  const { id: asset } = await storeAsset(
    database.db,
    {
      fileName: 'new.png',
      mimeType: 'image/png',
      bytes: Buffer.from('a picture'),
      origin: 'upload',
      createdBy: 'test',
    },
    Date.now(),
  );
  const engine = await start();
  await queuePicture(engine, asset, everybody);
  await expect.poll(() => sink.posted.length, patience).toBe(40);
  expect(sink.uploads()).toBe(1);
  expect(new Set(sink.posted.map(({ body }) => JSON.stringify(body['image'])))).toEqual(
    new Set([JSON.stringify({ id: '9001', caption: 'New' })]),
  );

  sink.answer((_message, place) => (place === 40 || place === 41 ? { error: 131053 } : 'accept'));
  await queuePicture(engine, asset, ['person-1', 'person-2']);
  await expect.poll(() => sink.posted.length, patience).toBe(42);
  await expect.poll(outboxSize, patience).toBe(2);
  engine.pass(100_000);
  await expect.poll(() => sink.posted.length, patience).toBe(44);
  expect(sink.uploads()).toBe(2);
  expect(sink.posted[43]?.body).toMatchObject({ image: { id: '9002' } });

  await queuePicture(engine, randomUUID(), ['person-3']);
  await expect
    .poll(async () => {
      const { rows } = await sql`SELECT FROM message WHERE exclusion = 'media_unavailable'`.execute(
        database.db,
      );
      return rows.length;
    }, patience)
    .toBe(1);
});

test('a person known by a user id only is written to by it', async () => {
  await addProfiles(database.db, 1);
  await sql`UPDATE profile SET phone = NULL, bsuid = 'GB.1349'`.execute(database.db);
  const engine = await start();
  await publish(engine);
  await greet(engine, 'person-1');
  await expect.poll(() => sink.posted.length, patience).toBe(1);
  expect(sink.posted[0]?.body).toMatchObject({ recipient: 'GB.1349' });
  expect(sink.posted[0]?.body).not.toHaveProperty('to');
});

test('after the answer to a STOP nothing more leaves to that number', async () => {
  await addProfiles(database.db, 2);
  sink.answer(() => 'accept');
  await sql`UPDATE sender SET messages_per_second = 1`.execute(database.db);
  const engine = await start();
  await publish(engine);
  await greet(engine, 'person-1');
  await expect.poll(() => sink.posted.length, patience).toBe(1);
  expect(
    await postWebhook(database.db, engine, senderId, {
      messages: [text('+447700900002', 'wamid.stop', 'Stop!', engine.now())],
    }),
  ).toBe(200);
  await greet(engine, 'person-2');
  await expect.poll(stories, patience).toMatchObject({ 'person-2': { exclusion: 'opted_out' } });
  expect(sink.posted).toHaveLength(1);
});

test('STOP in any language, by number or user id, ends what is queued; what is at Meta is counted', async () => {
  await addProfiles(database.db, 6);
  await sql`
    WITH hidden AS (
      UPDATE profile SET phone = NULL, bsuid = 'GB.5' WHERE external_id = 'person-5' RETURNING bucket, id)
    INSERT INTO address (kind, value, bucket, profile_id) SELECT 'bsuid', 'GB.5', bucket, id FROM hidden`.execute(
    database.db,
  );
  const engine = await start();
  await publish(engine);
  sink.answer(() => 'hold');
  await greet(engine, 'person-6');
  await expect.poll(() => sink.posted.length, patience).toBe(1);
  await sql`UPDATE sender SET paused_at = now(), pause_scope = 'manual'`.execute(database.db);
  const words = { 'person-1': 'STOP', 'person-2': 'Basta', 'person-3': 'Désabonner' };
  const others = { 'person-4': 'Afmelden', 'person-5': '退订', 'person-6': 'stop' };
  const stops = Object.entries({ ...words, ...others });
  await greet(engine, ...stops.slice(0, 5).map(([externalId]) => externalId));
  await expect.poll(outboxSize, patience).toBe(6);
  for (const [place, [externalId, word]] of stops.entries()) {
    const message = text(`+44770090000${place + 1}`, `wamid.stop.${place}`, word, engine.now());
    const { from: _from, ...anonymous } = message;
    const sent = externalId === 'person-5' ? { ...anonymous, from_user_id: 'GB.5' } : message;
    // In the order in which they said so.
    // oxlint-disable-next-line no-await-in-loop
    expect(await postWebhook(database.db, engine, senderId, { messages: [sent] })).toBe(200);
  }
  sink.answer(() => 'accept');
  await database.db
    .transaction()
    .execute((trx) =>
      resumeSenders(trx, { senderIds: [senderId] }, { scopes: ['manual'] }, engine.now()),
    );
  engine.wakeDispatch();
  const optedOut = { exclusion: 'opted_out', activity: 'sorry' };
  await expect.poll(stories, patience).toMatchObject({
    'person-1': optedOut,
    'person-2': optedOut,
    'person-3': optedOut,
    'person-4': optedOut,
    'person-5': optedOut,
  });
  sink.release();
  await expect.poll(stories, patience).toMatchObject({ 'person-6': { state: 'accepted' } });
  const { rows } = await sql<{ external_id: string; proof: string }>`
    SELECT p.external_id, max(c.proof) AS proof FROM consent_entry c
      JOIN profile p ON p.bucket = c.bucket AND p.id = c.profile_id
     WHERE c.state = 'out' GROUP BY 1`.execute(database.db);
  const proofs = new Map(rows.map((row) => [row.external_id, row.proof]));
  for (const [externalId, word] of stops) expect(proofs.get(externalId)).toContain(word);
  const toMarketing = sink.posted.filter(({ body }) => body['type'] === 'template');
  expect(toMarketing).toHaveLength(1);
});

test('somebody who is blocked gets nothing more, however much was queued', async () => {
  await addProfiles(database.db, 2);
  await sql`UPDATE sender SET paused_at = now(), pause_scope = 'manual'`.execute(database.db);
  const engine = await start();
  await publish(engine);
  await greet(engine, 'person-1', 'person-2');
  await expect.poll(outboxSize, patience).toBe(2);
  const reason = { reason: 'rude', actor: 'Ann' };
  await blockProfile(database.db, profileIdOf('person-1'), reason, engine.now());
  await database.db
    .transaction()
    .execute((trx) =>
      resumeSenders(trx, { senderIds: [senderId] }, { scopes: ['manual'] }, engine.now()),
    );
  engine.wakeDispatch();
  await expect.poll(stories, patience).toMatchObject({
    'person-1': { exclusion: 'blocked', activity: 'sorry' },
    'person-2': { state: 'accepted' },
  });
  expect(sink.posted.map(({ to }) => to)).toEqual(['+447700900002']);
});

test('a message that waited too long is excluded as expired', async () => {
  await addProfiles(database.db, 1);
  await sql`UPDATE sender SET paused_at = now()`.execute(database.db);
  const engine = await start();
  await publish(engine);
  await greet(engine, 'person-1');
  await expect.poll(stories, patience).toMatchObject({ 'person-1': { state: 'queued' } });
  engine.pass(2 * 86_400_000);
  await expect.poll(stories, patience).toMatchObject({
    'person-1': { exclusion: 'expired', activity: 'sorry' },
  });
  expect(sink.posted).toHaveLength(0);
});

test('stopping waits for what is at Meta, keeps the rest, and the next start sends it', async () => {
  await addProfiles(database.db, 300);
  sink.answer(() => 'hold');
  const first = await start();
  await publish(first);
  await greet(first, ...Array.from({ length: 300 }, (_, index) => `person-${index + 1}`));
  await expect.poll(() => sink.posted.length, patience).toBeGreaterThan(50);
  const stopped = first.stop();
  running = [];
  sink.release();
  sink.answer(() => 'accept');
  await stopped;
  const { rows } = await sql`
    SELECT FROM outbox WHERE claim_epoch IS NOT NULL`.execute(database.db);
  expect(rows).toHaveLength(0);
  await start();
  await expect.poll(outboxSize, patience).toBe(0);
  expect(sink.posted).toHaveLength(300);
});
