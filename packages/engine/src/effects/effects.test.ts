import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';

import { createAudience } from '../audiences/create-audience.ts';
import { countWaitingConversations } from '../hand-overs/count-open.ts';
import { createTestDatabase, type TestDatabase } from '../testing/database.ts';
import { addJourney, addProfiles, addSender, graphOf, noon } from '../testing/journeys.ts';
import { startEngine, type RunningEngine } from '../testing/running-engine.ts';

let database: TestDatabase;
let engine: RunningEngine;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  await database.empty();
  engine = await startEngine(database, 'http://127.0.0.1:9');
});
afterEach(() => engine.stop());

const patience = { timeout: 20_000, interval: 20 };

/** Publishes a journey for everybody, whose activities lead to `done`, or by the error port to `not`. */
async function letIn(...activities: { id: string; type: string; [setting: string]: unknown }[]) {
  const ids = activities.map(({ id }) => id);
  const graph = graphOf(
    [
      { id: 'in', type: 'entryAudience' },
      ...activities,
      { id: 'done', type: 'end' },
      { id: 'not', type: 'end' },
    ],
    [
      `in.next>${ids[0]}`,
      ...ids.map((id, place) => `${id}.next>${ids[place + 1] ?? 'done'}`),
      ...activities.flatMap(({ id, type }) => (type === 'condition' ? [] : [`${id}.error>not`])),
    ],
  );
  const journeyId = await addJourney(database.db, graph);
  await engine.publishJourney({ journeyId, graph, actor: 'test' });
  return journeyId;
}

async function places(): Promise<Record<string, number>> {
  const { rows } = await sql<{ place: string; n: number }>`
    SELECT r.activity || coalesce(' ' || (
             SELECT max(coalesce(s.reason, (
                      SELECT max(f) FROM unnest(s.further_reasons) AS f WHERE f NOT IN ('', 'NULL')
                    )))
               FROM run_step s WHERE s.bucket = r.bucket AND s.run_id = r.id
           ), '') AS place, count(*)::int AS n
      FROM run r GROUP BY 1`.execute(database.db);
  return Object.fromEntries(rows.map(({ place, n }) => [place, n]));
}

async function everybodyAt(expected: Record<string, number>): Promise<void> {
  await vi.waitFor(async () => expect(await places()).toEqual(expected), patience);
}

async function members(): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    SELECT count(*)::int AS n FROM audience_member`.execute(database.db);
  return rows[0]?.n ?? 0;
}

const list = (name = 'Club') => createAudience(database.db, { name, kind: 'list' }, noon);

const onto = (audienceId: string, change = 'add') => ({
  id: change,
  type: 'audienceMembership',
  audienceId,
  change,
});

test('people get on a list once, and off it again', async () => {
  const { id } = await list();
  await addProfiles(database.db, 5);
  await letIn(onto(id));
  await everybodyAt({ done: 5 });
  expect(await members()).toBe(5);
  await letIn(onto(id), onto(id, 'remove'));
  await everybodyAt({ done: 10 });
  expect(await members()).toBe(0);
});

test('a list that is gone takes the error port', async () => {
  const { id } = await list();
  await addProfiles(database.db, 2);
  await sql`DELETE FROM audience`.execute(database.db);
  await letIn(onto(id));
  await everybodyAt({ 'not list_deleted': 2 });
});

test('a condition behind sees the list as the activity before it left it', async () => {
  const { id } = await list();
  await addProfiles(database.db, 2);
  await letIn(onto(id), {
    id: 'asks',
    type: 'condition',
    branches: [{ id: 'next', rule: { kind: 'membership', audienceId: id, isMember: true } }],
  });
  await everybodyAt({ done: 2 });
});

/** A journey that keeps what it is told on the profile. */
async function listener(): Promise<string> {
  const graph = graphOf(
    [
      { id: 'heard', type: 'entryEvent', eventName: 'recommended' },
      {
        id: 'keep',
        type: 'updateProfile',
        changes: [{ attribute: 'friend', kind: 'text', value: '{{ event.friend }}' }],
      },
    ],
    ['heard.next>keep'],
    'always',
  );
  const journeyId = await addJourney(database.db, graph);
  await engine.publishJourney({ journeyId, graph, actor: 'test' });
  return journeyId;
}

const startFor = (journeyId: string, findBy: string, findValue: string) => ({
  id: 'start',
  type: 'startJourney',
  journeyId,
  findBy,
  findValue,
  payload: [{ name: 'friend', kind: 'text', value: '{{ profile.first_name }}' }],
});

async function friendOf(externalId: string): Promise<unknown> {
  const { rows } = await sql<{ friend: unknown }>`
    SELECT attributes->'friend' AS friend FROM profile WHERE external_id = ${externalId}`.execute(
    database.db,
  );
  return rows[0]?.friend;
}

test.each([
  ['external_id', 'other-1'],
  ['phone', '+44 7700 900001'],
  ['code', 'A7'],
])('another person found by %s enters the other journey once', async (findBy, findValue) => {
  await addProfiles(database.db, 1, 'other');
  await sql`UPDATE profile SET attributes = '{"code":"A7"}'`.execute(database.db);
  const target = await listener();
  await addProfiles(database.db, 2, 'customer');
  await sql`UPDATE profile SET first_name = 'Cleo' WHERE external_id = 'customer-2'`.execute(
    database.db,
  );
  // It has the number of the person who is looked for.
  await sql`
    DELETE FROM address a USING profile p WHERE p.id = a.profile_id AND p.external_id = 'customer-1'`.execute(
    database.db,
  );
  const graph = graphOf(
    [
      { id: 'in', type: 'entryEvent', eventName: 'bought' },
      startFor(target, findBy, findValue),
      { id: 'done', type: 'end' },
    ],
    ['in.next>start', 'start.next>done'],
  );
  const journeyId = await addJourney(database.db, graph);
  await engine.publishJourney({ journeyId, graph, actor: 'test' });
  await engine.recordEvents([{ profile: { externalId: 'customer-2' }, name: 'bought' }]);
  await everybodyAt({ done: 1, keep: 1 });
  expect(await friendOf('other-1')).toBe('Cleo');
});

test.each([
  ['start_nobody', 'external_id', 'nobody-1'],
  ['start_several', 'tier', 'gold'],
])('%s takes the error port', async (reason, findBy, findValue) => {
  const target = await listener();
  await addProfiles(database.db, 3);
  await letIn(startFor(target, findBy, findValue));
  await everybodyAt({ [`not ${reason}`]: 3 });
});

test('a journey that is not live takes the error port', async () => {
  const target = await listener();
  await engine.stopJourney({ journeyId: target, actor: 'test' });
  await addProfiles(database.db, 1);
  await letIn(startFor(target, 'external_id', 'person-1'));
  await everybodyAt({ 'not start_not_live': 1 });
});

const handOver = (senderId: string, settings: Record<string, unknown> = {}) => ({
  id: 'ask',
  type: 'handOver',
  senderId,
  note: '{{ profile.first_name }} needs help',
  deadline: { amount: 1, unit: 'hours' },
  ...settings,
});

test('a conversation waits for the team until somebody closes it; then its person goes on, once', async () => {
  const senderId = await addSender(database.db);
  await addProfiles(database.db, 2);
  await letIn(handOver(senderId));
  await everybodyAt({ ask: 2 });
  expect(await countWaitingConversations(database.db, 'me')).toBe(2);
  const { rows } = await sql<{ profile_id: string; note: string }>`
    SELECT profile_id, note FROM hand_over ORDER BY note LIMIT 1`.execute(database.db);
  expect(rows[0]?.note).toBe('Ada1 needs help');
  const closed = { profileId: rows[0]?.profile_id ?? '', senderId, actor: 'me' };
  expect(await engine.closeHandOvers(closed)).toBe(1);
  expect(await engine.closeHandOvers(closed)).toBe(0);
  await everybodyAt({ ask: 1, done: 1 });
  expect(await countWaitingConversations(database.db, 'me')).toBe(1);
});

test('whom nobody looks after in time goes on; the conversation stays before the team', async () => {
  const senderId = await addSender(database.db);
  await addProfiles(database.db, 1);
  await letIn(handOver(senderId, { assignee: 'you@example.com' }));
  await everybodyAt({ ask: 1 });
  engine.pass(3_600_001);
  await vi.waitFor(async () => {
    const { rows } = await sql<{ port: string }>`
      SELECT port FROM run_step WHERE activity = 'ask'`.execute(database.db);
    expect(rows).toEqual([{ port: 'deadline' }]);
  }, patience);
  expect(await countWaitingConversations(database.db, 'you@example.com')).toBe(1);
  expect(await countWaitingConversations(database.db, 'me')).toBe(0);
});

test('who need not wait goes on at once; without a sender by the error port', async () => {
  const senderId = await addSender(database.db);
  await addProfiles(database.db, 1);
  await letIn(handOver(senderId, { waits: false }));
  await everybodyAt({ done: 1 });
  await sql`DELETE FROM sender`.execute(database.db);
  await letIn(handOver(senderId));
  await everybodyAt({ done: 1, 'not sender_missing': 1 });
});

test('counting up forgets nothing that somebody else changes at the same moment', async () => {
  await addProfiles(database.db, 1);
  const points = async () => {
    const { rows } = await sql<{ points: unknown }>`
      SELECT attributes->'points' AS points FROM profile`.execute(database.db);
    return rows[0]?.points;
  };
  await database.db.transaction().execute(async (other) => {
    await sql`UPDATE profile SET attributes = attributes || '{"points": 40}'`.execute(other);
    await letIn({
      id: 'count',
      type: 'updateProfile',
      changes: [{ attribute: 'points', kind: 'number', how: 'increase', value: '2' }],
    });
    await vi.waitFor(async () => {
      const { rows } = await sql<{ n: number }>`
        SELECT count(*)::int AS n FROM pg_locks WHERE NOT granted`.execute(database.db);
      expect(rows).toEqual([{ n: 1 }]);
    }, patience);
    expect(await points()).toBeNull();
  });
  await everybodyAt({ done: 1 });
  expect(await points()).toBe(42);
});
