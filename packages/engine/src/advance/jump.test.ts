import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { stopJourney } from '../journeys/stop-journey.ts';
import { createTestDatabase, type TestDatabase } from '../testing/database.ts';
import { addProfiles, graphOf, testEngine, type TestEngine } from '../testing/journeys.ts';
import { launchGraph, takeDueSteps } from '../testing/passages.ts';

let database: TestDatabase;
let engine: TestEngine;

beforeAll(async () => {
  database = await createTestDatabase();
  engine = testEngine(database);
  await addProfiles(database.db, 1);
});

afterAll(() => database.drop());

async function publish(graph: ReturnType<typeof graphOf>): Promise<string> {
  return (await launchGraph(engine, graph)).journeyId;
}

async function settle(): Promise<void> {
  await takeDueSteps(engine);
}

async function passages(journeyId: string) {
  const { rows } = await sql<{ activity: string; status: string; event: unknown }>`
    SELECT activity, status, context->'event' AS event FROM run WHERE journey_id = ${journeyId}`.execute(
    database.db,
  );
  return rows;
}

const there = () =>
  graphOf(
    [
      {
        id: 'arrived',
        type: 'entryJump',
        fields: [
          { name: 'tier', kind: 'text' },
          { name: 'points', kind: 'number' },
          { name: 'note', kind: 'text' },
        ],
      },
      { id: 'stay', type: 'wait', duration: { amount: 1, unit: 'days' } },
    ],
    ['arrived.next>stay'],
  );

const here = (journeyId: string | null, values: Record<string, string> = {}) =>
  graphOf(
    [
      { id: 'entry', type: 'entryAudience' },
      { id: 'jump', type: 'jump', journeyId, values },
      { id: 'refused', type: 'end' },
    ],
    ['entry.next>jump', 'jump.error>refused'],
  );

test('a person ends here and enters there, with what is handed over', async () => {
  const target = await publish(there());
  const source = await publish(
    here(target, { tier: '{{ profile.tier }}', points: '12', note: '{{ profile.none }}' }),
  );
  await settle();
  expect(await passages(source)).toEqual([{ activity: 'jump', status: 'finished', event: null }]);
  expect(await passages(target)).toEqual([
    { activity: 'stay', status: 'inside', event: { tier: 'gold', points: 12 } },
  ]);

  // Who is inside there already goes on here by the error port; nothing is started twice.
  const again = await publish(here(target));
  await settle();
  expect(await passages(again)).toEqual([{ activity: 'refused', status: 'finished', event: null }]);
  expect(await passages(target)).toHaveLength(1);
});

test('nobody is let into a journey that is stopped, and a value that does not fit is no reason to lose anybody', async () => {
  const target = await publish(there());
  const wrong = await publish(here(target, { points: '{{ profile.tier }}' }));
  await settle();
  expect(await passages(wrong)).toMatchObject([{ activity: 'refused', status: 'finished' }]);
  await stopJourney(engine, { journeyId: target, actor: 'test' });
  const late = await publish(here(target));
  await settle();
  expect(await passages(late)).toMatchObject([{ activity: 'refused', status: 'finished' }]);
  expect(await passages(target)).toEqual([]);
  const { rows } = await sql<{ reason: string }>`
    SELECT s.reason FROM run_step s JOIN run r ON r.id = s.run_id AND r.bucket = s.bucket
     WHERE r.journey_id = ANY (${[wrong, late]}::uuid[]) AND s.further_reasons IS NOT NULL`.execute(
    database.db,
  );
  expect(rows).toHaveLength(2);
});
