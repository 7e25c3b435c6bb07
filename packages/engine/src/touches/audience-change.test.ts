import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';

import { connect } from '../database/connect.ts';
import { recordEvents } from '../events/record-events.ts';
import { upsertProfiles } from '../profiles/upsert-profiles.ts';
import { transact } from '../database/transact.ts';
import { createTestDatabase, type TestDatabase } from '../testing/database.ts';
import { addProfiles, graphOf, noon, testEngine, type TestEngine } from '../testing/journeys.ts';
import { publishGraph } from '../testing/passages.ts';
import { followTouches } from './follow-touches.ts';
import { sweepAudience } from './sweep-audience.ts';

let database: TestDatabase;
let engine: TestEngine;

beforeAll(async () => {
  database = await createTestDatabase();
});

beforeEach(async () => {
  await database.empty();
  engine = testEngine(database);
  await addProfiles(database.db, 3);
  await setTier('person-3', 'silver');
});

afterAll(() => database.drop());

async function setTier(externalId: string, tier: string): Promise<void> {
  const change = { externalId, attributes: { tier } };
  await transact(database.db, (trx) => upsertProfiles(trx, [change], engine.now()));
}

async function audience(rule: object): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    INSERT INTO audience (name, kind, rule, created_at, updated_at)
    VALUES ('Gold', 'rule', ${JSON.stringify(rule)}, now(), now()) RETURNING id`.execute(
    database.db,
  );
  return rows[0]?.id ?? '';
}

const gold = { kind: 'comparison', field: 'profile.tier', operator: 'equals', value: 'gold' };

async function live(change: 'enters' | 'leaves', rule: object = gold): Promise<string> {
  const graph = graphOf(
    [
      { id: 'in', type: 'entryAudienceChange', audienceId: await audience(rule), change },
      { id: 'next', type: 'wait' },
    ],
    ['in.next>next'],
    'always',
  );
  return (await publishGraph(engine, graph)).journeyId;
}

async function inside(): Promise<string[]> {
  const { rows } = await sql<{ external_id: string }>`
    SELECT p.external_id FROM run r JOIN profile p ON p.bucket = r.bucket AND p.id = r.profile_id
     ORDER BY p.external_id`.execute(database.db);
  return rows.map((row) => row.external_id);
}

test('who comes into the audience enters; who is in it at publishing does not', async () => {
  await live('enters');
  await setTier('person-1', 'gold');
  await setTier('person-3', 'gold');
  await followTouches(engine);
  expect(await inside()).toEqual(['person-3']);
});

test('who leaves the audience enters', async () => {
  await live('leaves');
  await setTier('person-2', 'silver');
  await setTier('person-3', 'bronze');
  await followTouches(engine);
  expect(await inside()).toEqual(['person-2']);
});

test('events change audiences that ask for what happened', async () => {
  const bought = {
    kind: 'events',
    event: 'order',
    where: [],
    times: { compare: 'at_least', count: 1 },
    withinDays: null,
  };
  await live('enters', bought);
  await recordEvents(engine, [{ profile: { externalId: 'person-1' }, name: 'order' }]);
  await followTouches(engine);
  expect(await inside()).toEqual(['person-1']);
});

test('changes that nobody told are found by the sweep, at most every five minutes', async () => {
  await live('enters');
  expect(await sweepAudience(engine)).toBe(true);
  await sql`UPDATE profile SET attributes = '{"tier": "gold"}' WHERE external_id = 'person-3'`.execute(
    database.db,
  );
  expect(await sweepAudience(engine)).toBe(false);
  engine.setNow(noon + 5 * 60_000);
  expect(await sweepAudience(engine)).toBe(true);
  expect(await inside()).toEqual(['person-3']);
});

test('two processes that see the same change let the person in once', async () => {
  await live('enters');
  const elsewhere = connect({ connectionString: database.connectionString });
  const other = testEngine(elsewhere);
  await setTier('person-3', 'gold');
  await setTier('person-3', 'gold');
  await Promise.all([followTouches(engine), followTouches(other), sweepAudience(other)]);
  await elsewhere.close();
  expect(await inside()).toEqual(['person-3']);
});

test('nothing is noted while no journey follows profiles', async () => {
  await setTier('person-1', 'bronze');
  const { rows } = await sql`SELECT FROM profile_touch`.execute(database.db);
  expect(rows).toHaveLength(0);
});
