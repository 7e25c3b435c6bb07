import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { advanceDueRuns } from '../advance/advance-due-runs.ts';
import { enrolNextSlice } from '../enrolment/enrol-next-slice.ts';
import { publishJourney } from '../journeys/publish-journey.ts';
import { removeProfiles } from '../profiles/remove-profiles.ts';
import { sweepNextSlice } from '../sweeps/sweep-next-slice.ts';
import { createTestDatabase, type TestDatabase } from '../testing/database.ts';
import {
  addJourney,
  addProfiles,
  graphOf,
  testEngine,
  type TestEngine,
} from '../testing/journeys.ts';
import { launchGraph, takeDueSteps } from '../testing/passages.ts';
import { listPeople } from './list-people.ts';
import { passageDetail } from './passage-detail.ts';

let database: TestDatabase;
let engine: TestEngine;

beforeAll(async () => {
  database = await createTestDatabase();
  engine = testEngine(database);
});
afterAll(() => database.drop());

const isGold = {
  kind: 'comparison',
  field: 'profile.tier',
  operator: 'equals',
  value: 'gold',
};

test("a person's path tells the values that decided, until the person is deleted", async () => {
  const { db } = database;
  await addProfiles(db, 2);
  await sql`
    UPDATE profile SET attributes = '{"tier": "silver"}' WHERE external_id = 'person-1'`.execute(
    db,
  );
  const graph = graphOf(
    [
      { id: 'in', type: 'entryAudience' },
      {
        id: 'which',
        type: 'condition',
        branches: [{ id: 'gold', name: 'Gold', rule: isGold }],
      },
      { id: 'pause', type: 'wait' },
    ],
    ['in.next>which', 'which.otherwise>pause'],
  );
  const { journeyId } = await launchGraph(engine, graph);
  await advanceDueRuns(engine, engine.now());

  const decisions = async () => {
    const { items } = await listPeople(db, { journeyId, show: 'all', limit: 10 });
    const found: Record<string, unknown> = {};
    for (const person of items) {
      // oxlint-disable-next-line no-await-in-loop
      const { steps } = await passageDetail(db, person);
      found[person.external_id] = steps.map(({ activity, port, decided }) => [
        activity,
        port,
        decided,
      ]);
    }
    return found;
  };
  expect(await decisions()).toEqual({
    'person-1': [
      ['in', 'next', null],
      ['which', 'otherwise', { 'profile.tier': 'silver' }],
    ],
    'person-2': [
      ['in', 'next', null],
      ['which', 'gold', { 'profile.tier': 'gold' }],
    ],
  });

  const { rows } = await sql<{ bucket: number; id: string }>`
    SELECT bucket, id FROM profile WHERE external_id = 'person-1'`.execute(db);
  await db.transaction().execute((trx) => removeProfiles(trx, rows, engine.now()));
  expect(Object.values(await decisions())).toContainEqual([
    ['in', 'next', null],
    ['which', 'otherwise', null],
  ]);
});

/** Who comes in stays at the wait, whatever it is called. */
const drawn = (name: string) =>
  graphOf(
    [
      { id: 'in', type: 'entryAudience' },
      { id: 'stay', type: 'wait', name },
    ],
    ['in.next>stay'],
  );

test("a person's path tells when they were moved to another version; who entered that version was not", async () => {
  const { db } = database;
  const graph = drawn('');
  const journeyId = await addJourney(db, graph);
  await addProfiles(db, 1, 'early', engine.now() - 1000);
  await publishJourney(engine, { journeyId, graph, actor: 'test' });
  const enter = async (): Promise<void> => {
    while ((await enrolNextSlice(db, 100, engine.now())) !== null);
    await takeDueSteps(engine);
  };
  await enter();
  const movedAt = engine.now() + 60_000;
  engine.setNow(movedAt);
  await publishJourney(engine, {
    journeyId,
    graph: drawn('Rest'),
    actor: 'test',
    people: { kind: 'move', unmatched: 'finish' },
  });
  while (await sweepNextSlice(engine, 100, engine.now()));
  engine.setNow(movedAt + 60_000);
  await addProfiles(db, 1, 'late', movedAt - 1000);
  await enter();

  const told = async (person: string) => {
    const { items } = await listPeople(db, { journeyId, show: 'all', limit: 10 });
    const passage = items.find(({ external_id: id }) => id === person);
    if (passage === undefined) throw new Error(`${person} never came in`);
    const detail = await passageDetail(db, passage);
    return { version: detail.version, movedAt: detail.movedAt?.getTime() ?? null };
  };
  expect(await told('early-1')).toEqual({ version: 2, movedAt });
  expect(await told('late-1')).toEqual({ version: 2, movedAt: null });
});
