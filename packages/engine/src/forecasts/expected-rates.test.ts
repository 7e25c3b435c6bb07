import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';

import { insertVersion } from '../journeys/insert-version.ts';
import { createTestDatabase, type TestDatabase } from '../testing/database.ts';
import { addJourney, addSender, graphOf, hello, noon } from '../testing/journeys.ts';
import { expectedRates } from './expected-rates.ts';

let database: TestDatabase;
let senderId: string;

beforeEach(async () => {
  database = await createTestDatabase();
  senderId = await addSender(database.db);
});

afterEach(async () => {
  await database.drop();
});

function asking(id: string) {
  return graphOf(
    [
      { id: 'entry', type: 'entryAudience' },
      hello('greet', senderId),
      {
        id,
        type: 'reaction',
        activityId: 'greet',
        outcomes: [
          { id: 'yes', kind: 'button', button: 0, label: 'Yes' },
          { id: 'said', kind: 'reply' },
        ],
        deadline: { amount: 1, unit: 'days' },
      },
    ],
    ['entry.next>greet', `greet.next>${id}`],
  );
}

async function addPublished(graph: ReturnType<typeof asking>): Promise<string> {
  const journeyId = await addJourney(database.db, graph);
  await insertVersion(database.db, { journeyId, graph, revision: null, actor: 'test' }, noon);
  return journeyId;
}

/** What so many people did at a reaction of the journey's version. */
async function happened(journeyId: string, activity: string, left: Record<string, number>) {
  for (const [port, people] of Object.entries(left)) {
    // oxlint-disable-next-line no-await-in-loop -- a handful of rows
    await sql`
      INSERT INTO activity_delta (version_id, activity, outcome, n)
      SELECT id, ${activity}, ${`left:${port}`}, ${people}::int FROM journey_version
       WHERE journey_id = ${journeyId}::uuid`.execute(database.db);
  }
}

test('expects what people did in this journey, else with its sender, and else assumes', async () => {
  const graph = asking('asked');
  const journeyId = await addPublished(graph);
  const expected = async () =>
    (await expectedRates(database.db, journeyId, graph)).map(({ port, share, source }) => [
      port,
      Math.round(share * 100),
      source,
    ]);
  expect(await expected()).toEqual([
    ['yes', 10, 'assumed'],
    ['said', 10, 'assumed'],
  ]);

  const other = await addPublished(asking('elsewhere'));
  await happened(other, 'elsewhere', { yes: 40, said: 20, deadline: 40 });
  expect(await expected()).toEqual([
    ['yes', 40, 'sender'],
    ['said', 20, 'sender'],
  ]);

  await happened(journeyId, 'asked', { yes: 4, deadline: 1 });
  expect((await expected())[1]).toEqual(['said', 19, 'sender']);

  await happened(journeyId, 'asked', { said: 15, deadline: 30 });
  expect(await expected()).toEqual([
    ['yes', 8, 'journey'],
    ['said', 30, 'journey'],
  ]);
});
