import type { Rule } from '@waypost/journey';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { createAudience } from '../audiences/create-audience.ts';
import { createTestDatabase, type TestDatabase } from '../testing/database.ts';
import {
  addProfiles,
  addSender,
  graphOf,
  hello,
  noon,
  testEngine,
  type TestEngine,
} from '../testing/journeys.ts';
import { launchGraph } from '../testing/passages.ts';
import { answerOutbox } from '../testing/outcomes.ts';
import { advanceDueRuns } from './advance-due-runs.ts';

let database: TestDatabase;
let engine: TestEngine;

beforeAll(async () => {
  database = await createTestDatabase();
  engine = testEngine(database);
  await addProfiles(database.db, 6);
});

afterAll(() => database.drop());

async function enter(graph: ReturnType<typeof graphOf>): Promise<void> {
  await launchGraph(engine, graph);
  await advanceDueRuns(engine, engine.now());
}

/** Where the people of the newest journey are, by their number. */
async function places(): Promise<Record<string, string>> {
  const { rows } = await sql<{ person: string; activity: string }>`
    SELECT replace(p.external_id, 'person-', '') AS person, r.activity
      FROM run r JOIN profile p ON p.bucket = r.bucket AND p.id = r.profile_id
     WHERE r.version_id = (SELECT max(id) FROM journey_version)
     ORDER BY 1`.execute(database.db);
  return Object.fromEntries(rows.map(({ person, activity }) => [person, activity]));
}

function branches(rules: Record<string, Rule>) {
  return Object.entries(rules).map(([id, rule]) => ({ id, name: id, rule }));
}

async function happened(person: number, name: string, daysAgo: number): Promise<void> {
  await sql`
    INSERT INTO event (bucket, profile_id, kind, name, payload, occurred_at, received_at)
    SELECT bucket, id, 'custom', ${name}, '{}', ${new Date(noon - daysAgo * 86_400_000)}, ${new Date(noon)}
      FROM profile WHERE external_id = ${`person-${person}`}`.execute(database.db);
}

test('a condition parts a batch by events, audiences, lists and open windows', async () => {
  const { db } = database;
  for (const [person, name, daysAgo] of [
    [1, 'order', 3],
    [1, 'order', 5],
    [2, 'order', 3],
    [2, 'order', 50],
    [3, 'signed_up', 400],
  ] as const) {
    // oxlint-disable-next-line no-await-in-loop
    await happened(person, name, daysAgo);
  }
  const list = await createAudience(db, { name: 'Fair', kind: 'list' }, noon);
  await sql`
    INSERT INTO audience_member (bucket, audience_id, profile_id)
    SELECT bucket, ${list.id}::uuid, id FROM profile WHERE external_id = 'person-4'`.execute(db);
  const senderId = await addSender(db);
  await sql`
    INSERT INTO customer_window (bucket, profile_id, sender_id, opened_at, expires_at)
    SELECT bucket, id, ${senderId}::uuid, ${new Date(noon - 60_000)}, ${new Date(noon + 60_000)}
      FROM profile WHERE external_id = 'person-5'`.execute(db);
  const signedUp: Rule = {
    kind: 'events',
    event: 'signed_up',
    where: [],
    times: { compare: 'at_least', count: 1 },
    withinDays: null,
  };
  const members = await createAudience(db, { name: 'Members', kind: 'rule', rule: signedUp }, noon);
  await enter(
    graphOf(
      [
        { id: 'entry', type: 'entryAudience', audienceId: null },
        {
          id: 'who',
          type: 'condition',
          branches: branches({
            repeat: {
              kind: 'events',
              event: 'order',
              where: [],
              times: { compare: 'at_least', count: 2 },
              withinDays: 30,
            },
            member: { kind: 'membership', audienceId: members.id, member: true },
            listed: { kind: 'membership', audienceId: list.id, member: true },
            open: { kind: 'window', senderId: null, open: true },
          }),
        },
        ...['repeat', 'member', 'listed', 'open', 'rest'].map((id) => ({
          id: `end-${id}`,
          type: 'end',
        })),
      ],
      [
        'entry.next>who',
        'who.repeat>end-repeat',
        'who.member>end-member',
        'who.listed>end-listed',
        'who.open>end-open',
        'who.otherwise>end-rest',
      ],
    ),
  );
  expect(await places()).toEqual({
    1: 'end-repeat',
    2: 'end-rest',
    3: 'end-member',
    4: 'end-listed',
    5: 'end-open',
    6: 'end-rest',
  });
});

test('a condition knows what became of the message before it', async () => {
  const senderId = await addSender(database.db);
  await enter(
    graphOf(
      [
        { id: 'entry', type: 'entryAudience', audienceId: null },
        hello('hi', senderId),
        {
          id: 'asked',
          type: 'condition',
          branches: branches({
            read: { kind: 'message', activityId: 'hi', state: 'read', is: true },
            sent: { kind: 'message', activityId: 'hi', state: 'sent', is: true },
          }),
        },
        { id: 'end-read', type: 'end' },
        { id: 'end-sent', type: 'end' },
      ],
      ['entry.next>hi', 'hi.next>asked', 'asked.read>end-read', 'asked.sent>end-sent'],
    ),
  );
  await sql`
    UPDATE message SET read_at = ${new Date(noon)} WHERE profile_id =
      (SELECT id FROM profile WHERE external_id = 'person-1')`.execute(database.db);
  await answerOutbox(engine, { kind: 'dispatched', outcome: 'accepted' });
  expect(await places()).toMatchObject({ 1: 'end-read', 2: 'end-sent', 6: 'end-sent' });
});
