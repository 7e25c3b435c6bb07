import type { Happening, JourneySettings } from '@waypost/journey';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';

import { liveCounts } from '../counts/live-counts.ts';
import { recordEvents } from '../events/record-events.ts';
import { createTestDatabase, type TestDatabase } from '../testing/database.ts';
import { goalReport } from './goal-report.ts';
import { listExitChanges } from './list-exit-changes.ts';
import { setExits } from './set-exits.ts';
import {
  addProfiles,
  addSender,
  graphOf,
  hello,
  noon,
  testEngine,
  type TestEngine,
} from '../testing/journeys.ts';
import { launchGraph, takeDueSteps } from '../testing/passages.ts';

const day = 86_400_000;

let database: TestDatabase;
let engine: TestEngine;

beforeAll(async () => {
  database = await createTestDatabase();
});

beforeEach(async () => {
  await database.empty();
  engine = testEngine(database);
  await addProfiles(database.db, 3);
});

afterAll(() => database.drop());

function comparing(field: string, operator: 'equals' | 'greater_than', value: string) {
  return {
    kind: 'group' as const,
    combinator: 'and' as const,
    not: false,
    rules: [{ kind: 'comparison' as const, field, operator, value }],
  };
}

const bigOrder: Happening = {
  kind: 'event',
  eventName: 'order',
  fields: [{ name: 'total', kind: 'number' }],
  rule: comparing('event.total', 'greater_than', '10'),
};
const isSilver: Happening = { kind: 'rule', rule: comparing('profile.tier', 'equals', 'silver') };

/** Everybody enters a split: `waiting` % wait, the others are sent a message and stay there. */
async function live(settings: Partial<JourneySettings>, waiting = 50) {
  const senderId = await addSender(database.db);
  const graph = graphOf(
    [
      { id: 'in', type: 'entryAudience' },
      {
        id: 'split',
        type: 'split',
        branches: [
          { id: 'a', name: 'A', weight: waiting },
          { id: 'b', name: 'B', weight: 100 - waiting },
        ],
      },
      { id: 'pause', type: 'wait', duration: { amount: 1, unit: 'days' } },
      hello('send', senderId),
    ],
    ['in.next>split', 'split.a>pause', 'split.b>send'],
    settings,
  );
  const { journeyId, versionId } = await launchGraph(engine, graph);
  await goOn(noon);
  return { journeyId, versionId };
}

async function goOn(now: number): Promise<void> {
  engine.setNow(now);
  await takeDueSteps(engine);
}

async function happens(person: string, name: string, payload: Record<string, unknown> = {}) {
  await recordEvents(engine, [{ profile: { externalId: person }, name, payload }]);
  await goOn(engine.now());
}

async function passages() {
  const { rows } = await sql<{
    person: string;
    status: string;
    reason: string | null;
    goal_at: Date | null;
  }>`
    SELECT p.external_id AS person, r.status, r.reason, r.goal_at
      FROM run r JOIN profile p ON p.bucket = r.bucket AND p.id = r.profile_id ORDER BY 1`.execute(
    database.db,
  );
  return new Map(rows.map(({ person, ...run }) => [person, run]));
}

async function setTier(person: string, tier: string): Promise<void> {
  await sql`UPDATE profile SET attributes = ${JSON.stringify({ tier })} WHERE external_id = ${person}`.execute(
    database.db,
  );
}

test('an event takes the person out at once wherever they are; others, and other events, do not', async () => {
  await live({ exits: [{ id: 'x', when: bigOrder }] });
  engine.setNow(noon + 1000);
  await happens('person-1', 'order', { total: 5 });
  await happens('person-1', 'browsed', { total: 50 });
  expect((await passages()).get('person-1')?.status).toBe('inside');
  for (const person of ['person-1', 'person-2', 'person-3']) {
    await happens(person, 'order', { total: 50 });
  }
  expect([...(await passages()).values()]).toEqual(
    Array.from({ length: 3 }, () => ({ status: 'exited', reason: 'journey_exit', goal_at: null })),
  );
});

test('a message that has not left is withdrawn from whoever is taken out', async () => {
  const { versionId } = await live({ exits: [{ id: 'x', when: bigOrder }] }, 0);
  const queued = async () => {
    const { rows } = await sql<{ state: string; exclusion: string | null }>`
      SELECT state, exclusion FROM message`.execute(database.db);
    return rows;
  };
  const before = await queued();
  expect(before).toHaveLength(3);
  for (const person of ['person-1', 'person-2', 'person-3']) {
    await happens(person, 'order', { total: 50 });
  }
  expect(await queued()).toEqual(
    before.map(() => ({ state: 'excluded', exclusion: 'journey_exit' })),
  );
  expect(await liveCounts(database.db, versionId)).toContainEqual({
    activity: 'send',
    outcome: 'excluded:journey_exit',
    n: 3,
  });
});

test('a rule takes people out when they are looked at', async () => {
  await live({ exits: [{ id: 'x', when: isSilver }] });
  await setTier('person-2', 'silver');
  for (const person of ['person-1', 'person-2']) await happens(person, 'whatever');
  const status = await passages();
  expect(status.get('person-1')?.status).toBe('inside');
  expect(status.get('person-2')).toMatchObject({ status: 'exited', reason: 'journey_exit' });
});

test('a goal is reached once per passage, within its time, also by those who have left, and counted by the way they took', async () => {
  const { versionId } = await live({
    goal: { name: 'Orders', when: bigOrder, within: { amount: 7, unit: 'days' } },
  });
  engine.setNow(noon + 1000);
  await happens('person-1', 'order', { total: 50 });
  await happens('person-1', 'order', { total: 60 });
  await happens('person-2', 'order', { total: 5 });
  await sql`UPDATE run SET live = false, status = 'finished', ended_at = now()
             WHERE profile_id = profile_id_of('person-3')`.execute(database.db);
  engine.setNow(noon + 6 * day);
  await happens('person-3', 'order', { total: 50 });
  engine.setNow(noon + 8 * day);
  await happens('person-2', 'order', { total: 50 });
  const reached = await passages();
  expect(reached.get('person-1')?.goal_at?.getTime()).toBe(noon + 1000);
  expect(reached.get('person-2')?.goal_at).toBeNull();
  expect(reached.get('person-3')?.goal_at?.getTime()).toBe(noon + 6 * day);
  const goals = (await liveCounts(database.db, versionId)).filter(({ outcome }) =>
    outcome.startsWith('goal:'),
  );
  expect(goals).toContainEqual({ activity: 'in', outcome: 'goal:next', n: 2 });
  expect(
    goals.filter(({ activity }) => activity === 'split').reduce((sum, { n }) => sum + n, 0),
  ).toBe(2);
});

test('a goal that is a rule is reached when a look finds it, once', async () => {
  await live({ goal: { name: 'Silver', when: isSilver, within: { amount: 7, unit: 'days' } } });
  await setTier('person-1', 'silver');
  await happens('person-1', 'whatever');
  await setTier('person-1', 'gold');
  engine.setNow(noon + 1000);
  await happens('person-1', 'whatever');
  const reached = await passages();
  expect(reached.get('person-1')?.goal_at?.getTime()).toBe(noon);
  expect(reached.get('person-2')?.goal_at).toBeNull();
});

test('exits are changed while people are inside: all of them are looked at, and who changed what is kept', async () => {
  const { journeyId } = await live({});
  await setTier('person-2', 'silver');
  const exits = [{ id: 'x', when: isSilver }];
  await setExits(engine, { journeyId, exits, actor: 'ada' });
  await goOn(noon);
  const status = await passages();
  expect(status.get('person-1')?.status).toBe('inside');
  expect(status.get('person-2')?.status).toBe('exited');
  expect(await listExitChanges(database.db, journeyId)).toEqual([
    { at: new Date(noon), actor: 'ada', before: [], after: exits },
  ]);
  expect(await goalReport(database.db, journeyId)).toEqual({
    entered: 3,
    reached: 0,
    median_ms: null,
  });
});
